package dev.sightline.streams;

import dev.sightline.frames.OverloadConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The choice of the frames that an overloaded thread drops, so that those it processes are new and
 * every camera has its turn.
 *
 * <p>A frame older than the maximum age is dropped. Once a frame is older than half of it, the
 * thread counts as behind for a while. Then a camera whose frame was processed must wait for as
 * long as one frame of each active camera takes, so that a camera with many frames does not
 * displace the others. While the thread keeps up, all frames are processed. Used by one thread.
 */
final class FrameShedder {
  /** The silence after which a camera no longer counts as active. */
  private static final long ACTIVE_MILLIS = Duration.ofSeconds(10).toMillis();

  /** The time after a late frame during which the thread counts as behind. */
  private static final long BEHIND_MILLIS = Duration.ofSeconds(2).toMillis();

  /** The weight of the newest frame in the running mean of the time per frame. */
  private static final double NEWEST = 0.1;

  private final OverloadConfig config;
  private final Map<String, Turn> turns = new HashMap<>();
  private double meanNanos;
  private long behindUntil = Long.MIN_VALUE;

  FrameShedder(OverloadConfig config) {
    this.config = config;
  }

  /**
   * The wall-clock times, in ms, at which a camera's last frame came and its last processed frame
   * was processed.
   */
  private record Turn(long seen, long taken) {}

  /**
   * Decides whether a frame is dropped.
   *
   * @param capturedAt the capture time in epoch milliseconds, by the camera's clock
   * @param now the current time in epoch milliseconds
   * @return the reason for dropping it; empty if it is to be processed
   */
  Optional<ShedReason> check(String camera, long capturedAt, long now) {
    if (config.policy() == OverloadConfig.Policy.COMPLETE) {
      return Optional.empty();
    }
    Turn turn = turns.getOrDefault(camera, new Turn(now, now - ACTIVE_MILLIS));
    long age = now - capturedAt;
    if (age > config.maxAge().toMillis() / 2) {
      behindUntil = now + BEHIND_MILLIS;
    }
    if (age > config.maxAge().toMillis()) {
      turns.put(camera, new Turn(now, turn.taken));
      return Optional.of(ShedReason.TOO_OLD);
    }
    if (now < behindUntil && now - turn.taken < roundMillis(now)) {
      turns.put(camera, new Turn(now, turn.taken));
      return Optional.of(ShedReason.NOT_ITS_TURN);
    }
    turns.put(camera, new Turn(now, now));
    return Optional.empty();
  }

  /** Returns the time that one frame of each active camera takes. */
  private long roundMillis(long now) {
    turns.values().removeIf(turn -> now - turn.seen > ACTIVE_MILLIS);
    return Math.round(turns.size() * meanNanos / 1e6);
  }

  /** Records the time that a frame took, with all that followed in this thread. */
  void took(long nanos) {
    meanNanos = meanNanos == 0 ? nanos : (1 - NEWEST) * meanNanos + NEWEST * nanos;
  }
}
