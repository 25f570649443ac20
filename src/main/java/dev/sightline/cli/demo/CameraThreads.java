package dev.sightline.cli.demo;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.FramePublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads of the demo's cameras, one per camera; all send through one publisher, one at a time.
 */
final class CameraThreads implements AutoCloseable {
  private final FramePublisher publisher;
  private final Consumer<Frame> sent;
  private final Resources resources;
  private final List<FrameSource> sources = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private CameraThreads(FramePublisher publisher, Consumer<Frame> sent, Resources resources) {
    this.publisher = publisher;
    this.sent = sent;
    this.resources = resources;
  }

  /**
   * @param sent receives each frame that was sent
   */
  static CameraThreads start(
      Map<String, Supplier<FrameSource>> cameras, FramePublisher publisher, Consumer<Frame> sent) {
    return Resources.open(
        resources -> {
          CameraThreads started = new CameraThreads(publisher, sent, resources);
          cameras.forEach((id, opener) -> started.launch(id, opener.get()));
          return started;
        });
  }

  private void launch(String id, FrameSource opened) {
    FrameSource source = resources.add(opened);
    Thread thread = new Thread(() -> film(source), "camera-" + id);
    sources.add(source);
    threads.add(thread);
    thread.start();
    resources.add(() -> end(thread));
  }

  private static void end(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void film(FrameSource source) {
    try {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        publish(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void publish(Frame frame) throws InterruptedException {
    publisher.publish(frame);
    sent.accept(frame);
  }

  boolean running() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  /** Returns the number of pictures the cameras dropped. */
  long dropped() {
    return sources.stream().mapToLong(FrameSource::dropped).sum();
  }

  @Override
  public void close() {
    resources.close();
  }
}
