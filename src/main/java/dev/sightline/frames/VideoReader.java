package dev.sightline.frames;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Decoded pictures one after the other, of one opened file, stream or device. */
interface VideoReader extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @return empty at the end
   * @throws FrameSource.UnreadableSourceException if it breaks off
   */
  Optional<Picture> read();

  /** How many pictures there are about; empty if unknown. */
  OptionalLong length();

  @Override
  void close();

  /**
   * A picture before it is made a frame.
   *
   * @param position since the start, by the video's own clock
   */
  record Picture(Pixels pixels, Duration position) {}
}
