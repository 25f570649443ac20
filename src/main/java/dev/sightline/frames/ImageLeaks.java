package dev.sightline.frames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A record of where each open image was made, for tests. Off by default, because a stack trace per
 * image is expensive.
 */
public final class ImageLeaks {
  private static final IdentityHashMap<Image, Opened> OPEN = new IdentityHashMap<>();
  private static volatile boolean recording;

  private ImageLeaks() {}

  /** Starts recording new images and forgets earlier ones. */
  public static void startRecording() {
    synchronized (OPEN) {
      OPEN.clear();
      recording = true;
    }
  }

  /**
   * Stops recording.
   *
   * @return a stack trace for each image made since {@link #startRecording()} and not closed
   */
  public static Collection<Throwable> stopRecording() {
    synchronized (OPEN) {
      recording = false;
      List<Throwable> unclosed = new ArrayList<>(OPEN.values());
      OPEN.clear();
      return unclosed;
    }
  }

  static void opened(Image image) {
    if (recording) {
      synchronized (OPEN) {
        OPEN.put(image, new Opened());
      }
    }
  }

  static void closed(Image image) {
    if (recording) {
      synchronized (OPEN) {
        OPEN.remove(image);
      }
    }
  }

  /** The place where an image was made; never thrown. */
  private static final class Opened extends Throwable {
    private static final long serialVersionUID = 1L;

    Opened() {
      super("an image was opened here and not closed");
    }
  }
}
