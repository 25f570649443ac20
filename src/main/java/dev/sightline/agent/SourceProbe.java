package dev.sightline.agent;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.FrameGate.Accepted;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.Description;
import dev.sightline.frames.FrameSource.Outage;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Opens a source, looks at its pictures for some seconds and closes it. A thread of its own reads,
 * because native code may hang.
 */
public final class SourceProbe {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Duration enough;
  private final Duration timeout;
  private final FrameGate gate;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Frame first;
  private Frame last;
  private RuntimeException failure;

  private SourceProbe(Duration enough, Duration timeout, FrameGate gate) {
    this.enough = enough;
    this.timeout = timeout;
    this.gate = gate;
  }

  /**
   * What was found.
   *
   * @param codec the encoding of the source's pictures; empty if unknown
   * @param width columns of a frame, and rows in {@code height}
   * @param framesPerSecond the source's pictures, also those above the rate limit; 0 if one came
   * @param isLive whether frames get their time here, when they arrive
   * @param clockOffMillis how far the camera's own clock is ahead of this machine's; null if the
   *     camera does not say it
   */
  public record Report(
      String codec,
      int width,
      int height,
      double framesPerSecond,
      boolean isLive,
      Long clockOffMillis) {}

  /** What was found, and the newest frame. */
  public record Found(Report report, Frame frame) {}

  /**
   * Looks at a source.
   *
   * @param enough how long to look
   * @param timeout how long to wait for the first picture
   * @param gate checks frames
   * @throws UnreadableSourceException if it cannot be opened, or no picture comes in time
   */
  public static Found look(
      Supplier<FrameSource> opener, Duration enough, Duration timeout, FrameGate gate)
      throws InterruptedException {
    return new SourceProbe(enough, timeout, gate).look(opener);
  }

  private Found look(Supplier<FrameSource> opener) throws InterruptedException {
    try (FrameSource source = opener.get()) {
      Thread reader = new Thread(() -> read(source), "source-probe");
      reader.setDaemon(true);
      reader.start();
      long begun = System.nanoTime();
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)
          && System.nanoTime() - begun < (hasFrame() ? enough : timeout).toNanos()
          && (hasFrame() || source.outage().filter(out -> out.attempts() > 0).isEmpty())) {
        // The reader goes on.
      }
      return found(source);
    }
  }

  private void read(FrameSource source) {
    try {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        add(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      ended.countDown();
    }
  }

  private synchronized void add(Frame frame) {
    first = first == null ? frame : first;
    last = frame;
  }

  private synchronized void fail(RuntimeException reason) {
    failure = reason;
  }

  private synchronized boolean hasFrame() {
    return first != null;
  }

  private synchronized Found found(FrameSource source) {
    if (first == null) {
      throw new UnreadableSourceException(
          source
              .outage()
              .map(Outage::reason)
              .orElse("no picture came within " + timeout.toSeconds() + " s"),
          failure);
    }
    Optional<Description> description = source.description();
    Accepted picture = (Accepted) gate.check(last.jpeg());
    return new Found(
        new Report(
            description.map(Description::codec).orElse(""),
            picture.header().width(),
            picture.header().height(),
            rate(),
            source.isLive(),
            description.flatMap(Description::clockOff).map(Duration::toMillis).orElse(null)),
        last);
  }

  /** Sequence numbers count every picture of the source. */
  private double rate() {
    Duration span = Duration.between(first.capturedAt(), last.capturedAt());
    return span.isZero() || span.isNegative()
        ? 0
        : (last.sequence() - first.sequence()) * 1e9 / span.toNanos();
  }
}
