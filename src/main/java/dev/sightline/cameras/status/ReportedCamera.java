package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.Outage;
import dev.sightline.events.CameraStatus.Rates;
import dev.sightline.events.CameraStatus.Report;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A camera that this process publishes, as its {@link CameraReporter} sees it. Thread-safe. */
public final class ReportedCamera implements AutoCloseable {
  private final CameraReporter reporter;
  private final String id;
  private final Observed observed;
  private State state = State.CONNECTING;
  private Instant since;
  private Instant countedSince;
  private boolean hasSent;
  private long frames;
  private long bytes;
  private Rates rates = Rates.NONE;

  /**
   * What is asked for each report.
   *
   * @param outage why no picture comes at present, as the source says it
   * @param lastFrame the newest frame that Kafka has stored
   */
  public record Observed(
      Supplier<Optional<FrameSource.Outage>> outage, Supplier<Optional<LastFrame>> lastFrame) {}

  ReportedCamera(CameraReporter reporter, String id, Observed observed, Instant now) {
    this.reporter = reporter;
    this.id = id;
    this.observed = observed;
    this.since = now;
    this.countedSince = now;
  }

  String id() {
    return id;
  }

  /** Counts a frame that was sent. */
  public synchronized void sent(Frame frame) {
    hasSent = true;
    frames++;
    bytes += frame.jpeg().length;
  }

  /** Reports that its recording was sent completely. */
  public void ended() {
    reporter.end(this, State.ENDED, "its recording was sent completely");
  }

  /** Reports that it was stopped, unless it has {@link #ended}. Idempotent. */
  @Override
  public void close() {
    reporter.end(this, State.SILENT, "the process that publishes it was stopped");
  }

  /** Reports nothing more, because another process publishes it from now on. */
  public void release() {
    reporter.release(this);
  }

  /** Reports that it is not to be published, so that nobody misses it. */
  public void forget() {
    reporter.forget(this);
  }

  /**
   * Returns the status now.
   *
   * @param clockOff how far this process's clock is ahead of Kafka's
   */
  synchronized CameraStatus status(Instant now, Duration clockOff) {
    Optional<FrameSource.Outage> outage = observed.outage().get();
    State next = hasSent && outage.isEmpty() ? State.UP : State.CONNECTING;
    if (next != state) {
      state = next;
      since = outage.map(FrameSource.Outage::since).orElse(now);
    }
    count(now);
    return new CameraStatus(
        state,
        since,
        state == State.UP ? null : outage(outage),
        observed.lastFrame().get().orElse(null),
        rates,
        clockOff.isZero() ? null : Long.valueOf(clockOff.toMillis()),
        new Report(Reporter.PUBLISHER, now, CameraReporter.VALIDITY.toMillis()));
  }

  private void count(Instant now) {
    Duration counted = Duration.between(countedSince, now);
    if (counted.compareTo(CameraReporter.BEAT) >= 0) {
      double seconds = counted.toMillis() / 1e3;
      rates = new Rates(frames / seconds, bytes / seconds);
      frames = 0;
      bytes = 0;
      countedSince = now;
    }
  }

  private static Outage outage(Optional<FrameSource.Outage> outage) {
    return outage
        .map(out -> new Outage(out.reason(), out.attempts()))
        .orElse(new Outage("no frame yet", 0));
  }

  /** Returns its last status. */
  synchronized CameraStatus last(State with, String reason, Instant now) {
    return new CameraStatus(
        with,
        now,
        new Outage(reason, 0),
        observed.lastFrame().get().orElse(null),
        Rates.NONE,
        null,
        new Report(Reporter.PUBLISHER, now, 0));
  }
}
