package dev.sightline.frames;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes frames of a camera's pictures, through all its connections. Thread-safe. */
final class LiveFrames {
  private final String camera;
  private final Supplier<VideoReader> opener;
  private final FrameFitter fitter;
  private final FrameRateCap cap;
  private final InstantSource clock;
  private long sequence;
  private long dropped;

  /**
   * @param opener connects, or throws {@link FrameSource.UnreadableSourceException}
   * @param clock says when a picture arrives, which is its capture time
   */
  LiveFrames(
      String camera,
      Supplier<VideoReader> opener,
      FrameFitter fitter,
      FrameRateCap cap,
      InstantSource clock) {
    this.camera = camera;
    this.opener = opener;
    this.fitter = fitter;
    this.cap = cap;
    this.clock = clock;
  }

  String camera() {
    return camera;
  }

  VideoReader open() {
    return opener.get();
  }

  /**
   * @return empty if the picture is one too many for the rate cap
   */
  synchronized Optional<Frame> frame(VideoReader.Picture picture) {
    Instant capturedAt = clock.instant();
    long number = sequence++;
    if (!cap.admits(capturedAt)) {
      dropped++;
      return Optional.empty();
    }
    return Optional.of(new Frame(camera, number, capturedAt, fitter.fit(picture.pixels())));
  }

  synchronized void countOvertaken() {
    dropped++;
  }

  synchronized long dropped() {
    return dropped;
  }
}
