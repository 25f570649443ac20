package dev.sightline.streams;

import dev.sightline.presence.CameraState;
import dev.sightline.streams.InputProgress.Covered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detection of cameras that have fallen silent, for one partition. Belongs to one thread.
 *
 * <p>A camera is silent if nothing has come from it for the given time by the wall clock, and
 * either the frames of other cameras have advanced as far in their own time, or no camera sends at
 * all. So a camera whose frames still wait in a topic does not count as silent while a stage
 * catches up with a backlog, nor does a camera that could not reach Kafka.
 */
final class SilenceWatch {
  private final Duration silence;
  private final Map<String, Heard> open = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;

  /**
   * @param newest the capture time of the camera's newest frame
   * @param at the wall-clock time at which it came
   */
  private record Heard(Instant newest, Instant at) {}

  SilenceWatch(Duration silence) {
    this.silence = silence;
  }

  /** Records a camera's state at a wall-clock time. */
  void heard(CameraState state, Instant now) {
    newest = state.progress().newest().isAfter(newest) ? state.progress().newest() : newest;
    lastHeard = now;
    if (state.isOpen()) {
      open.put(state.camera(), new Heard(state.progress().newest(), now));
    } else {
      open.remove(state.camera());
    }
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
