package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.TailedRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All cameras that have sent a frame since this began. Thread-safe. */
public final class CameraWall {
  /** Anyone may write a frame under any key; from here on a new camera is not shown. */
  private static final int MOST = 256;

  private final Map<String, CameraView> cameras = new ConcurrentSkipListMap<>();
  private final InstantSource clock;

  public CameraWall(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Takes a record of {@code sightline.frames}. */
  public void addFrame(TailedRecord record) {
    boolean shown = cameras.containsKey(record.key()) || cameras.size() < MOST;
    if (record.value() != null && shown) {
      cameras.computeIfAbsent(record.key(), CameraView::new).addFrame(record, clock.instant());
    }
  }

  /**
   * Takes what was decided about a face of one of the frames.
   *
   * @return whether the camera is shown
   */
  public boolean addMatch(IdentityEvent match) {
    Optional<CameraView> camera = find(match.camera());
    camera.ifPresent(view -> view.addMatch(match, clock.instant()));
    return camera.isPresent();
  }

  /** Forgets whose faces they are who were erased. */
  void forget(Forgotten forgotten) {
    cameras.values().forEach(camera -> camera.forget(forgotten));
  }

  /** How each camera does, by id. */
  public List<CameraState> states() {
    Instant now = clock.instant();
    return cameras.values().stream().map(camera -> camera.state(now)).toList();
  }

  /** What each camera shows, by id. */
  public List<Scene> scenes() {
    Instant now = clock.instant();
    return cameras.values().stream().flatMap(camera -> scene(camera, now)).toList();
  }

  private static Stream<Scene> scene(CameraView camera, Instant now) {
    return camera.scene(now).stream();
  }

  /**
   * The JPEG of one of the newest frames.
   *
   * @param frame as {@link Scene#frame()} names it
   */
  public Optional<byte[]> frame(String frame) {
    return cameras.values().stream().flatMap(camera -> camera.frame(frame).stream()).findFirst();
  }

  private Optional<CameraView> find(String camera) {
    return Optional.ofNullable(cameras.get(camera));
  }
}
