package dev.sightline.streams;

import dev.sightline.frames.OverloadConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the frames that an overloaded thread leaves out, so that those it takes are new and every
 * camera has its turn.
 *
 * <p>A frame older than the allowed age is left out. Once a frame is older than half of it, the
 * thread counts as behind for a while: then a camera that had a frame taken must wait for as long
 * as one frame of each active camera takes, so that a camera with many frames does not crowd out
 * the others. As long as the thread keeps up, all frames are taken. Used by one thread.
 */
final class FrameShedder {
  /** A camera that sent nothing for so long has no turn to wait for. */
  private static final long ACTIVE_MILLIS = Duration.ofSeconds(10).toMillis();

  /** For so long after a frame was late, the thread counts as behind. */
  private static final long BEHIND_MILLIS = Duration.ofSeconds(2).toMillis();

  /** Weight of the newest frame in the running mean of what a frame takes. */
  private static final double NEWEST = 0.1;

  private final OverloadConfig config;
  private final Map<String, Turn> turns = new HashMap<>();
  private double meanNanos;
  private long behindUntil = Long.MIN_VALUE;

  FrameShedder(OverloadConfig config) {
    this.config = config;
  }

  /** When a camera's last frame came and when its last frame was taken, in wall-clock ms. */
  private record Turn(long seen, long taken) {}

  /**
   * Whether a frame is left out.
   *
   * @param capturedAt in epoch milliseconds, by the camera's clock
   * @param now in epoch milliseconds
   * @return why, or nothing if it is to be taken
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

  /** How long one frame of each active camera takes. */
  private long roundMillis(long now) {
    turns.values().removeIf(turn -> now - turn.seen > ACTIVE_MILLIS);
    return Math.round(turns.size() * meanNanos / 1e6);
  }

  /** A frame was taken, and took so long with all that followed in this thread. */
  void took(long nanos) {
    meanNanos = meanNanos == 0 ? nanos : (1 - NEWEST) * meanNanos + NEWEST * nanos;
  }
}
