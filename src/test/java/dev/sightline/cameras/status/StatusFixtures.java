package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.Outage;
import dev.sightline.events.CameraStatus.Rates;
import dev.sightline.events.CameraStatus.Report;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import java.time.Instant;

/** Statuses of cameras at {@link #START}. */
final class StatusFixtures {
  static final Instant START = Instant.parse("2026-11-24T19:00:00Z");

  private StatusFixtures() {}

  static CameraStatus up(Reporter by, long offset) {
    return status(State.UP, by, offset, null);
  }

  static CameraStatus connecting(String reason) {
    return new CameraStatus(
        State.CONNECTING,
        START.plusSeconds(30),
        new Outage(reason, 2),
        null,
        Rates.NONE,
        null,
        new Report(Reporter.PUBLISHER, START, 6000));
  }

  static CameraStatus ended(long offset) {
    return status(State.ENDED, Reporter.PUBLISHER, offset, new Outage("its recording was sent", 0));
  }

  static CameraStatus withClock(Long offMillis) {
    CameraStatus up = up(Reporter.PUBLISHER, 0);
    return new CameraStatus(
        up.state(), up.since(), null, up.lastFrame(), up.rates(), offMillis, up.report());
  }

  private static CameraStatus status(State state, Reporter by, long offset, Outage outage) {
    return new CameraStatus(
        state,
        START,
        outage,
        new LastFrame(3, offset, START),
        new Rates(2, 80_000),
        null,
        new Report(by, START, 6000));
  }
}
