package dev.sightline.frames;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A reader of decoded pictures from an opened file, stream or device. */
interface VideoReader extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @return empty at the end
   * @throws FrameSource.UnreadableSourceException if the video ends early
   */
  Optional<Picture> read();

  /** Returns the approximate number of pictures; empty if unknown. */
  OptionalLong length();

  @Override
  void close();

  /**
   * A picture before it becomes a frame.
   *
   * @param position the time since the start, by the video's own clock
   */
  record Picture(Pixels pixels, Duration position) {}
}
