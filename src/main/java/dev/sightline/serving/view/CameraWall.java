package dev.sightline.serving.view;

import dev.sightline.events.Match;
import dev.sightline.topics.NewestRecords;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The cameras that have sent a frame since the start, a bounded number. Thread-safe. */
public final class CameraWall {
  /**
   * The maximum number of cameras, because any producer may write any camera id. A further camera
   * takes the place of the one that is silent for longest; if none is silent, it is left out and
   * counted.
   */
  static final int MAX_CAMERAS = 256;

  private static final int MAX_LEFT_OUT = 100_000;

  private static final int MIN_WANTED = 4;
  private static final int MAX_WANTED = 64;

  private final Map<String, CameraView> cameras = new ConcurrentSkipListMap<>();
  private final Set<String> leftOut = NewestSet.of(MAX_LEFT_OUT);
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

  synchronized void clear() {
    cameras.clear();
    leftOut.clear();
  }

  private synchronized void show(TopicRecord record, double arrived) {
    Instant now = clock.instant();
    String camera = record.key();
    if (cameras.containsKey(camera) || cameras.size() < MAX_CAMERAS || makeRoom(now)) {
      leftOut.remove(camera);
      cameras.computeIfAbsent(camera, CameraView::new).addFrame(record, arrived, now);
    } else {
      leftOut.add(camera);
    }
  }

  private boolean makeRoom(Instant now) {
    Optional<Map.Entry<String, CameraView>> silent =
        cameras.entrySet().stream()
            .filter(camera -> camera.getValue().isSilent(now))
            .min(Comparator.comparing(camera -> camera.getValue().lastArrival()));
    silent
        .map(Map.Entry::getKey)
        .ifPresent(
            camera -> {
              cameras.remove(camera);
              leftOut.add(camera);
            });
    return silent.isPresent();
  }

  /**
   * Returns the number of cameras that have sent a frame since the start and are left out; no more
   * than 100,000 are counted.
   */
  public synchronized int leftOut() {
    return leftOut.size();
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
