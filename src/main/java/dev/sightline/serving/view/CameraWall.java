package dev.sightline.serving.view;

import dev.sightline.events.Match;
import dev.sightline.topics.NewestRecords;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** All cameras that have sent a frame since the start. Thread-safe. */
public final class CameraWall {
  /**
   * The maximum number of cameras, because any producer may write any camera id; further cameras
   * are not shown.
   */
  private static final int MAX_CAMERAS = 256;

  private static final int MIN_WANTED = 4;
  private static final int MAX_WANTED = 64;

  private final Map<String, CameraView> cameras = new ConcurrentSkipListMap<>();
  private final InstantSource clock;
  private final RecentUse asked;

  public CameraWall(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.asked = new RecentUse(clock);
  }

  /** Adds a frame that is the only one that came. */
  public void addFrame(TopicRecord record) {
    addFrames(new NewestRecords.Look(List.of(record), Map.of()));
  }

  /**
   * Adds the newest frame of each camera; the others are only counted. Skipped frames are
   * attributed to the cameras by their shares of the frames read.
   */
  void addFrames(NewestRecords.Look look) {
    Map<Integer, Integer> read = new HashMap<>();
    Map<String, Integer> ofCamera = new HashMap<>();
    Map<String, TopicRecord> newest = new LinkedHashMap<>();
    for (TopicRecord record : look.records()) {
      read.merge(record.position().partition(), 1, Integer::sum);
      if (record.value() != null) {
        ofCamera.merge(record.key(), 1, Integer::sum);
        newest.put(record.key(), record);
      }
    }
    newest.forEach(
        (camera, record) -> {
          int partition = record.position().partition();
          double share = ofCamera.get(camera) / (double) read.get(partition);
          double arrived =
              ofCamera.get(camera) + share * look.skipped().getOrDefault(partition, 0L);
          show(record, arrived);
        });
  }

  void clear() {
    cameras.clear();
  }

  private void show(TopicRecord record, double arrived) {
    if (cameras.containsKey(record.key()) || cameras.size() < MAX_CAMERAS) {
      cameras
          .computeIfAbsent(record.key(), CameraView::new)
          .addFrame(record, arrived, clock.instant());
    }
  }

  /**
   * Returns the number of a partition's newest frames that most likely contain each camera's
   * newest.
   */
  int framesWanted() {
    return Math.min(MAX_WANTED, MIN_WANTED + 2 * cameras.size());
  }

  /** Returns whether the cameras were requested recently. */
  boolean isAskedFor() {
    return asked.isOfLate();
  }

  /**
   * Adds a match of one of the frames.
   *
   * @return whether the camera is shown
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

  /** Returns the state of each camera, by id. */
  public List<CameraSummary> states() {
    Instant now = clock.instant();
    asked.now();
    return cameras.values().stream().map(camera -> camera.state(now)).toList();
  }

  /** Returns the scene of each camera, by id. */
  public List<Scene> scenes() {
    Instant now = clock.instant();
    asked.now();
    return cameras.values().stream().flatMap(camera -> scene(camera, now)).toList();
  }

  private static Stream<Scene> scene(CameraView camera, Instant now) {
    return camera.scene(now).stream();
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
