package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A video file, from start to end; capture times follow the video's own clock. */
final class VideoFileSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(VideoFileSource.class);

  private final String camera;
  private final VideoReader reader;
  private final FrameFitter fitter;
  private final FrameRateCap cap;
  private final Instant start;
  private final OptionalLong length;
  private long sequence;
  private long dropped;
  private boolean closed;

  /**
   * @param reader the video, closed with this source
   * @param start the capture time of the first picture
   */
  VideoFileSource(
      String camera, VideoReader reader, FrameFitter fitter, FrameRateCap cap, Instant start) {
    this.camera = camera;
    this.reader = reader;
    this.fitter = fitter;
    this.cap = cap;
    this.start = start;
    this.length = reader.length();
  }

  @Override
  public synchronized Optional<Frame> next() {
    while (!closed) {
      Optional<VideoReader.Picture> picture = read();
      if (picture.isEmpty()) {
        return Optional.empty();
      }
      Instant capturedAt = start.plus(picture.get().position());
      long number = sequence++;
      if (cap.admits(capturedAt)) {
        byte[] jpeg = picture.get().jpeg().apply(fitter);
        return Optional.of(new Frame(camera, number, capturedAt, jpeg));
      }
      dropped++;
    }
    return Optional.empty();
  }

  private Optional<VideoReader.Picture> read() {
    try {
      return reader.read();
    } catch (UnreadableSourceException e) {
      LOG.warn("Camera {}: the video ended early after {} pictures", camera, sequence, e);
      return Optional.empty();
    }
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public Optional<Description> description() {
    return Optional.of(new Description(reader.codec(), Optional.empty()));
  }

  @Override
  public OptionalLong length() {
    return length;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      reader.close();
    }
  }
}
