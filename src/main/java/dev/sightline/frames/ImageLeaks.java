package dev.sightline.frames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * For tests: remembers where each image that is still open was made. Off unless a test turns it on,
 * because a stack trace an image is not cheap.
 */
public final class ImageLeaks {
  private static final IdentityHashMap<Image, Opened> OPEN = new IdentityHashMap<>();
  private static volatile boolean recording;

  private ImageLeaks() {}

  /** From now on new images are remembered; what was remembered before is forgotten. */
  public static void startRecording() {
    synchronized (OPEN) {
      OPEN.clear();
      recording = true;
    }
  }

  /**
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

  /** Where an image was made; never thrown. */
  private static final class Opened extends Throwable {
    private static final long serialVersionUID = 1L;

    Opened() {
      super("an image was opened here and not closed");
    }
  }
}
