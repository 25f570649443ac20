package dev.sightline.streams;

import dev.sightline.presence.CameraState;
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
 * all. So a camera whose frames still wait in the topic does not count as silent while a process
 * catches up with a backlog.
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

  /** Returns the cameras that have fallen silent, each only once, in the order of their ids. */
  List<String> silentAt(Instant now) {
    boolean isQuiet = hasPassed(lastHeard, now);
    List<String> silent =
        open.entrySet().stream()
            .filter(
                camera ->
                    hasPassed(camera.getValue().at(), now)
                        && (isQuiet || hasPassed(camera.getValue().newest(), newest)))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    silent.forEach(open::remove);
    return silent;
  }

  /** Starts to wait for each camera again, after a time in which none could be heard. */
  void restart(Instant now) {
    lastHeard = now;
    open.replaceAll((camera, heard) -> new Heard(heard.newest(), now));
  }

  private boolean hasPassed(Instant since, Instant now) {
    return !since.plus(silence).isAfter(now);
  }
}
