package dev.sightline.frames.source;

import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

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
  default OptionalLong length() {
    return OptionalLong.empty();
  }

  /** Returns the name of the pictures' encoding; empty if unknown. */
  default String codec() {
    return "";
  }

  /** Returns when the video started by the camera's own clock, if the camera says so. */
  default Optional<Instant> startedAt() {
    return Optional.empty();
  }

  @Override
  void close();

  /**
   * A picture before it becomes a frame. It holds until the next is read, or the reader is closed.
   *
   * @param jpeg makes it a JPEG within the limits of frames; throws {@link
   *     Image.UndecodableImageException} if it cannot be decoded
   * @param position the time since the start, by the video's own clock
   */
  record Picture(Function<FrameFitter, byte[]> jpeg, Duration position) {

    /** Creates a picture that is encoded already, and is not decoded unless it must. */
    static Picture encoded(byte[] picture, Duration position) {
      return new Picture(fitter -> fitter.fit(picture), position);
    }
  }

  /**
   * The positions of a video's pictures: from zero and never back, whatever the container says. Its
   * clock may start at any time, jump where segments were joined, or be missing. Not thread-safe.
   */
  final class Clock {
    private final Duration interval;
    private final Duration maxGap;
    private Duration offset;
    private Duration last = Duration.ZERO;

    /**
     * @param fps the video's frame rate, in (0, 1000]; other rates count as 25
     * @param maxGap a longer time from one picture to the next is a jump of the clock
     */
    Clock(double fps, Duration maxGap) {
      this.interval = interval(fps);
      this.maxGap = maxGap;
    }

    /** Returns the time from one picture to the next at a frame rate. */
    static Duration interval(double fps) {
      return Duration.ofNanos(Math.round(1e9 / (fps > 0 && fps <= 1000 ? fps : 25)));
    }

    /** Returns the position of the next picture, which the container places at {@code stamp}. */
    Duration position(Duration stamp) {
      if (offset == null) {
        offset = stamp;
        return last;
      }
      Duration position = stamp.minus(offset);
      if (position.compareTo(last) <= 0 || position.minus(last).compareTo(maxGap) > 0) {
        position = last.plus(interval);
        offset = stamp.minus(position);
      }
      last = position;
      return position;
    }
  }
}
