package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.Description;
import dev.sightline.frames.Image.UndecodableImageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A converter of a camera's pictures to frames, across all its connections. Thread-safe. */
final class LiveFrames {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFrames.class);

  private final String camera;
  private final Supplier<VideoReader> opener;
  private final FrameFitter fitter;
  private final FrameRateCap cap;
  private final InstantSource clock;
  private long sequence;
  private long dropped;

  /**
   * @param opener connects, or throws {@link FrameSource.UnreadableSourceException}
   * @param clock the clock that gives the arrival time of a picture, which is its capture time
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

  Instant now() {
    return clock.instant();
  }

  VideoReader open() {
    return opener.get();
  }

  /**
   * Converts a picture.
   *
   * @return empty if the picture is above the rate limit, or cannot be decoded
   */
  synchronized Optional<Frame> frame(VideoReader.Picture picture) {
    Instant capturedAt = clock.instant();
    long number = sequence++;
    if (!cap.admits(capturedAt)) {
      dropped++;
      return Optional.empty();
    }
    try {
      byte[] jpeg = picture.jpeg().apply(fitter);
      return Optional.of(new Frame(camera, number, capturedAt, jpeg));
    } catch (UndecodableImageException e) {
      LOG.debug("Camera {}: skipped picture {}: {}", camera, number, e.getMessage());
      dropped++;
      return Optional.empty();
    }
  }

  /** Returns what a picture that has just come says about its camera. */
  Description description(VideoReader reader, VideoReader.Picture picture) {
    return new Description(
        reader.codec(),
        reader
            .startedAt()
            .map(start -> Duration.between(clock.instant(), start.plus(picture.position()))));
  }

  synchronized void countOvertaken() {
    dropped++;
  }

  synchronized long dropped() {
    return dropped;
  }
}
