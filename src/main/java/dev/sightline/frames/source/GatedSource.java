package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.MotionConfig;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A source whose frames are left out while nothing moves. */
final class GatedSource implements FrameSource {
  private final FrameSource source;
  private final MotionGate gate;
  private final AtomicLong still = new AtomicLong();

  /**
   * @param source closed with this one
   */
  GatedSource(FrameSource source, MotionConfig config) {
    this.source = source;
    this.gate = new MotionGate(config);
  }

  @Override
  public Optional<Frame> next() throws InterruptedException {
    Optional<Frame> frame = source.next();
    while (frame.isPresent() && !isSent(frame.get())) {
      still.incrementAndGet();
      frame = source.next();
    }
    return frame;
  }

  /** A picture that cannot be compared is sent. */
  private boolean isSent(Frame frame) {
    return Blocks.of(frame.jpeg())
        .map(blocks -> gate.admits(blocks, frame.capturedAt()))
        .orElse(true);
  }

  @Override
  public long still() {
    return still.get();
  }

  @Override
  public long dropped() {
    return source.dropped();
  }

  @Override
  public OptionalLong length() {
    return source.length();
  }

  @Override
  public boolean isLive() {
    return source.isLive();
  }

  @Override
  public Optional<Description> description() {
    return source.description();
  }

  @Override
  public Optional<Outage> outage() {
    return source.outage();
  }

  @Override
  public void close() {
    source.close();
  }
}
