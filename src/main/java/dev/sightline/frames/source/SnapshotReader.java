package dev.sightline.frames.source;

import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A reader of an address that answers with one picture, and is requested again and again. */
final class SnapshotReader implements VideoReader {
  private static final int MAX_BYTES = 64 << 20;

  private final Supplier<HttpBody> request;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long start = System.nanoTime();
  private HttpBody first;
  private long due = start;

  /**
   * @param first the first answer, not read yet
   * @param request requests the next picture
   * @param interval the time from one request to the next
   */
  SnapshotReader(HttpBody first, Supplier<HttpBody> request, Duration interval) {
    this.first = first;
    this.request = request;
    this.interval = interval;
  }

  @Override
  public Optional<Picture> read() {
    try {
      if (closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
      due = Math.max(due + interval.toNanos(), System.nanoTime());
      return Optional.of(Picture.encoded(picture(), Duration.ofNanos(System.nanoTime() - start)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private byte[] picture() {
    try (HttpBody body = first == null ? request.get() : first) {
      first = null;
      byte[] picture = body.readNBytes(MAX_BYTES + 1);
      if (picture.length > MAX_BYTES) {
        throw new UnreadableSourceException(
            "a picture of the stream has more than " + MAX_BYTES + " bytes", null);
      }
      return picture;
    } catch (IOException e) {
      throw UnreadableSourceException.brokenOff(e);
    }
  }

  @Override
  public String codec() {
    return "mjpeg";
  }

  @Override
  public void close() {
    closed.countDown();
    if (first != null) {
      first.close();
    }
  }
}
