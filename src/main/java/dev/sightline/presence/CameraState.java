package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The presence state of one camera, as a state store holds it.
 *
 * @param order how far the camera's frames have come
 * @param settled the time up to which events have been decided
 * @param pending frames not decided yet, which wait for earlier ones, in order
 * @param tracks the tracks in the order in which they began
 * @param visits the visits in the order in which they began
 * @param late the number of frames dropped because they came too late or twice
 */
public record CameraState(
    String camera,
    FrameOrder order,
    Instant settled,
    List<ObservedFrame> pending,
    List<Track> tracks,
    List<Visit> visits,
    long late) {

  public CameraState {
    requireNonNull(camera, "camera");
    requireNonNull(order, "order");
    requireNonNull(settled, "settled");
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
    return new CameraState(
        camera, FrameOrder.none(), Instant.EPOCH, List.of(), List.of(), List.of(), 0);
  }

  /** Returns the state with frames that are dropped because they came too late or twice. */
  CameraState dropping(int frames) {
    return new CameraState(camera, order, settled, pending, tracks, visits, late + frames);
  }

  CameraState withOrder(FrameOrder next) {
    return new CameraState(camera, next, settled, pending, tracks, visits, late);
  }

  /** Returns the state of a camera before which nobody is, by the clock of its last frames. */
  CameraState setBack() {
    return new CameraState(
        camera, order.setBack(), Instant.EPOCH, List.of(), List.of(), List.of(), late);
  }
}
