package dev.sightline.streams;

import dev.sightline.presence.CameraState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices which cameras of a partition have fallen silent. Belongs to one thread.
 *
 * <p>A camera is silent when nothing has come from it for the given time by the wall clock, and
 * either other cameras' frames have gone on for as long in their own time, or no camera's have come
 * at all. So while a process catches up with a backlog, a camera whose frames still wait in the
 * topic is not taken for silent.
 */
final class SilenceWatch {
  private final Duration silence;
  private final Map<String, Heard> open = new HashMap<>();
  private Instant newest = Instant.EPOCH;
  private Instant lastHeard = Instant.EPOCH;

  /**
   * @param newest the capture time of the camera's newest frame
   * @param at when it came, by the wall clock
   */
  private record Heard(Instant newest, Instant at) {}

  SilenceWatch(Duration silence) {
    this.silence = silence;
  }

  /** A camera's state has become this, at this time of the wall clock. */
  void heard(CameraState state, Instant now) {
    newest = state.newest().isAfter(newest) ? state.newest() : newest;
    lastHeard = now;
    if (state.isOpen()) {
      open.put(state.camera(), new Heard(state.newest(), now));
    } else {
      open.remove(state.camera());
    }
  }

  /** The cameras that are silent by now, each only once, in the order of their ids. */
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

  private boolean hasPassed(Instant since, Instant now) {
    return !since.plus(silence).isAfter(now);
  }
}
