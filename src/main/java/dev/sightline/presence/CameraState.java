package dev.sightline.presence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that presence remembers of one camera: a value, for a state store to hold.
 *
 * @param newest the capture time of the newest frame
 * @param settled up to when events have been decided; an earlier frame comes too late
 * @param lastFrame the capture time of the last frame that was decided on
 * @param pending frames after {@code settled} that wait for earlier ones, in order
 * @param tracks in the order in which they began
 * @param visits in the order in which they began
 * @param late how many frames came too late or twice, and were left out
 */
public record CameraState(
    String camera,
    Instant newest,
    Instant settled,
    Instant lastFrame,
    List<ObservedFrame> pending,
    List<Track> tracks,
    List<Visit> visits,
    long late) {

  public CameraState {
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(settled, "settled");
    Objects.requireNonNull(lastFrame, "lastFrame");
    pending = List.copyOf(pending);
    tracks = List.copyOf(tracks);
    visits = List.copyOf(visits);
  }

  /** Whether a frame waits, or somebody is there: whether time alone can make something known. */
  public boolean isOpen() {
    return !pending.isEmpty() || !tracks.isEmpty() || !visits.isEmpty();
  }

  /** When somebody was seen last who has not left yet; empty if nobody is there. */
  Optional<Instant> lastSeen() {
    return Stream.concat(
            tracks.stream().map(Track::lastSeen),
            visits.stream().map(visit -> visit.sighting().lastSeen()))
        .max(Instant::compareTo);
  }

  /** A camera that has seen nothing; its frames are taken after 1970 begins. */
  public static CameraState empty(String camera) {
    return new CameraState(
        camera, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of(), 0);
  }
}
