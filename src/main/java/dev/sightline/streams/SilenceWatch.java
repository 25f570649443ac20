package dev.sightline.streams;

import dev.sightline.presence.CameraState;
import dev.sightline.streams.InputProgress.Covered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detection of cameras of which no further frame comes, for one partition. Belongs to one
 * thread.
 *
 * <p>A camera waits if no newer frame has come for the grace period by the wall clock.
 *
 * <p>A camera is silent if nothing has come from it for the given time by the wall clock, and
 * either the frames of other cameras have advanced as far in their own time, or no camera sends at
 * all. So a camera whose frames still wait in a topic does not count as silent while a stage
 * catches up with a backlog, nor does a camera that could not reach Kafka.
 */
final class SilenceWatch {
  private final Duration grace;
  private final Duration silence;
  private final Map<String, Heard> open = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;

  /**
   * @param newest the capture time of the camera's newest frame
   * @param newestAt the wall-clock time at which the camera's time last changed
   * @param at the wall-clock time at which its last frame came
   * @param isWaiting whether frames wait for earlier ones
   */
  private record Heard(Instant newest, Instant newestAt, Instant at, boolean isWaiting) {}

  SilenceWatch(Duration grace, Duration silence) {
    this.grace = grace;
    this.silence = silence;
  }

  /** Records a camera's state at a wall-clock time. */
  void heard(CameraState state, Instant now) {
    Instant time = state.order().newest();
    newest = time.isAfter(newest) ? time : newest;
    lastHeard = now;
    Heard before = open.get(state.camera());
    if (state.isOpen()) {
      Instant since = before != null && before.newest.equals(time) ? before.newestAt : now;
      open.put(state.camera(), new Heard(time, since, now, !state.pending().isEmpty()));
    } else {
      open.remove(state.camera());
    }
  }

  /** Returns the cameras whose frames have waited for long enough, each only once. */
  List<String> waitingAt(Instant now) {
    List<String> waiting =
        open.entrySet().stream()
            .filter(camera -> camera.getValue().isWaiting())
            .filter(camera -> !camera.getValue().newestAt().plus(grace).isAfter(now))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    waiting.forEach(
        camera ->
            open.computeIfPresent(
                camera, (id, heard) -> new Heard(heard.newest, heard.newestAt, heard.at, false)));
    return waiting;
  }

  /**
   * Returns the cameras that have fallen silent, each only once, in the order of their ids.
   *
   * @param covered the time in which they could be heard
   */
  List<String> silentIn(Covered covered) {
    if (!hasPassed(covered.since(), covered.until())) {
      return List.of();
    }
    boolean isQuiet = hasPassed(lastHeard, covered.until());
    List<String> silent =
        open.entrySet().stream()
            .filter(
                camera ->
                    hasPassed(camera.getValue().at(), covered.until())
                        && (isQuiet || hasPassed(camera.getValue().newest(), newest)))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    silent.forEach(open::remove);
    return silent;
  }

  private boolean hasPassed(Instant since, Instant now) {
    return !since.plus(silence).isAfter(now);
  }
}
