package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The presence state of one camera, as a state store holds it.
 *
 * @param progress how far the camera's frames have come
 * @param pending frames after the settled time that wait for earlier ones, in order
 * @param tracks the tracks in the order in which they began
 * @param visits the visits in the order in which they began
 * @param late the number of frames dropped because they came too late or twice
 */
public record CameraState(
    String camera,
    Progress progress,
    List<ObservedFrame> pending,
    List<Track> tracks,
    List<Visit> visits,
    long late) {

  /**
   * The progress of a camera's frames, by their capture times.
   *
   * @param newest the newest frame
   * @param settled the time up to which events have been decided; an earlier frame is too late
   * @param lastFrame the last processed frame
   */
  public record Progress(Instant newest, Instant settled, Instant lastFrame) {

    public Progress {
      requireNonNull(newest, "newest");
      requireNonNull(settled, "settled");
      requireNonNull(lastFrame, "lastFrame");
    }

    /** The progress before the first frame. */
    public static Progress none() {
      return new Progress(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }
  }

  public CameraState {
    requireNonNull(camera, "camera");
    requireNonNull(progress, "progress");
    pending = List.copyOf(pending);
    tracks = List.copyOf(tracks);
    visits = List.copyOf(visits);
  }

  /**
   * Returns whether a frame is pending or a person is present, so that time alone can cause an
   * event.
   */
  public boolean isOpen() {
    return !pending.isEmpty() || !tracks.isEmpty() || !visits.isEmpty();
  }

  /** Returns when a person who has not left yet was last seen; empty if nobody is present. */
  Optional<Instant> lastSeen() {
    return Stream.concat(
            tracks.stream().map(Track::lastSeen),
            visits.stream().map(visit -> visit.sighting().lastSeen()))
        .max(Instant::compareTo);
  }

  /**
   * Returns the state of a camera that has seen nothing. It accepts frames taken after the start of
   * 1970.
   */
  public static CameraState empty(String camera) {
    return new CameraState(camera, Progress.none(), List.of(), List.of(), List.of(), 0);
  }
}
