package dev.sightline.serving.view;

import dev.sightline.events.Match;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest frames of the cameras that users watch. Thread-safe. */
public final class CameraWall {
  private final Map<String, CameraView> cameras = new ConcurrentSkipListMap<>();
  private final InstantSource clock;
  private final WantedCameras wanted;

  public CameraWall(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.wanted = new WantedCameras(clock);
  }

  /** Adds a frame. */
  public void addFrame(TopicRecord record) {
    if (record.value() != null) {
      cameras.computeIfAbsent(record.key(), CameraView::new).addFrame(record, clock.instant());
    }
  }

  void clear() {
    cameras.clear();
  }

  /** Drops the frames of all other cameras. */
  void retain(Set<String> watched) {
    cameras.keySet().retainAll(watched);
  }

  /** Keeps cameras watched for another fifteen seconds. */
  public void want(Collection<String> ids) {
    wanted.add(ids);
  }

  /** Returns the cameras whose scenes were requested recently. */
  Set<String> wanted() {
    return wanted.now();
  }

  /**
   * Adds a match of one of the frames.
   *
   * @return whether the camera is watched
   */
  public boolean addMatch(Match match) {
    Optional<CameraView> camera = find(match.camera());
    camera.ifPresent(view -> view.addMatch(match, clock.instant()));
    return camera.isPresent();
  }

  /** Removes the names of erased persons from faces. */
  void forget(ErasedPersons forgotten) {
    cameras.values().forEach(camera -> camera.forget(forgotten));
  }

  /** Returns the scene of each watched camera, by id. */
  public List<Scene> scenes() {
    Instant now = clock.instant();
    return cameras.values().stream().flatMap(camera -> camera.scene(now).stream()).toList();
  }

  /**
   * Returns the JPEG of one of the newest frames.
   *
   * @param frame the id, as in {@link Scene#frame()}
   */
  public Optional<byte[]> frame(String frame) {
    return cameras.values().stream().flatMap(camera -> camera.frame(frame).stream()).findFirst();
  }

  private Optional<CameraView> find(String camera) {
    return Optional.ofNullable(cameras.get(camera));
  }
}
