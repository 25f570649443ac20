package dev.sightline.frames.source;

import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A reader of pictures that a server sends as the parts of one answer: motion JPEG over HTTP. */
final class MultipartReader implements VideoReader {
  private final HttpBody body;
  private final Parts parts;
  private final long start = System.nanoTime();

  /**
   * @param body closed with this reader
   */
  MultipartReader(HttpBody body) {
    this.body = body;
    this.parts = new Parts(body);
  }

  @Override
  public Optional<Picture> read() {
    try {
      return parts
          .next()
          .map(part -> Picture.encoded(part, Duration.ofNanos(System.nanoTime() - start)));
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
    body.close();
  }
}
