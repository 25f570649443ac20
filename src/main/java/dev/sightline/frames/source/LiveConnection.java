package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource.Description;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.time.Duration;
import java.util.Optional;

/** A connection to a camera, with the thread that reads it. */
final class LiveConnection {
  private final LiveFrames frames;
  private final LatestFrame latest = new LatestFrame();
  private volatile boolean abandoned;
  private volatile Description description;
  private volatile String complaint = "no picture came in time";

  private LiveConnection(LiveFrames frames) {
    this.frames = frames;
  }

  static LiveConnection start(LiveFrames frames) {
    LiveConnection connection = new LiveConnection(frames);
    Thread reader = new Thread(connection::readUntilBroken, "camera-" + frames.camera());
    reader.setDaemon(true);
    reader.start();
    return connection;
  }

  private void readUntilBroken() {
    try (VideoReader reader = frames.open()) {
      Optional<VideoReader.Picture> picture = reader.read();
      while (picture.isPresent() && !abandoned) {
        description = frames.description(reader, picture.get());
        frames.frame(picture.get()).ifPresent(this::offer);
        picture = reader.read();
      }
      complaint = "the stream ended";
    } catch (UnreadableSourceException e) {
      complaint = e.getMessage();
    } finally {
      latest.end();
    }
  }

  private void offer(Frame frame) {
    if (latest.offer(frame)) {
      frames.countOvertaken();
    }
  }

  /**
   * Waits for the newest frame.
   *
   * @return empty if none comes in time, or none will
   */
  Optional<Frame> newest(Duration timeout) throws InterruptedException {
    return latest.poll(timeout);
  }

  /** Returns what the pictures say about themselves; empty before the first. */
  Optional<Description> description() {
    return Optional.ofNullable(description);
  }

  /** Returns why no frame comes. */
  String complaint() {
    return complaint;
  }

  /** Ends the connection as soon as its thread returns from native code. */
  void abandon() {
    abandoned = true;
    latest.end();
  }
}
