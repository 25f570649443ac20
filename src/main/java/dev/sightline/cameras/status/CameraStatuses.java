package dev.sightline.cameras.status;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The newest status of each camera, and the detection of reports that no longer hold. Pure: the
 * time is given. Thread-safe.
 */
public final class CameraStatuses {
  /**
   * The maximum number of cameras, because any producer may write any camera id; further cameras
   * are counted only.
   */
  public static final int MAX_CAMERAS = 10_000;

  private static final Duration RECONNECTION = Duration.ofSeconds(6);

  private final Map<String, Heard> cameras = new TreeMap<>();
  private long leftOut;

  /**
   * @param at when the status was read here
   */
  private record Heard(CameraStatus status, Instant at) {}

  /**
   * Applies a record.
   *
   * @param status the new status; null removes the camera
   * @param heardAt when it was read, or, if it is older than this reader, when it was written
   */
  public synchronized void apply(String camera, CameraStatus status, Instant heardAt) {
    if (status == null) {
      cameras.remove(camera);
    } else if (cameras.containsKey(camera) || cameras.size() < MAX_CAMERAS) {
      cameras.put(camera, new Heard(status, heardAt));
    } else {
      leftOut++;
    }
  }

  /** Removes everything, before the topic is read again. */
  public synchronized void clear() {
    cameras.clear();
    leftOut = 0;
  }

  /** Returns the newest status of a camera as it was reported. */
  public synchronized Optional<CameraStatus> find(String camera) {
    return Optional.ofNullable(cameras.get(camera)).map(Heard::status);
  }

  /** Returns the newest status of each camera as it was reported, by id. */
  public synchronized Map<String, CameraStatus> all() {
    Map<String, CameraStatus> all = new LinkedHashMap<>();
    cameras.forEach((camera, heard) -> all.put(camera, heard.status()));
    return all;
  }

  /** Returns the number of reports of cameras above the maximum. */
  public synchronized long leftOut() {
    return leftOut;
  }

  /**
   * Returns the cameras whose reports no longer hold, by id, each with the status that follows:
   * silent since its last report.
   *
   * @param since when reports could be read again after the last outage of Kafka; the time before
   *     it does not count, nor the time that reporters may need to reach Kafka again
   * @param until the time up to which all reports of a kind would have been read
   */
  public synchronized Map<String, CameraStatus> overdue(
      Instant now, Instant since, Function<Reporter, Instant> until) {
    Instant reachable = since.plus(RECONNECTION);
    Map<String, CameraStatus> overdue = new LinkedHashMap<>();
    cameras.forEach(
        (camera, heard) -> {
          CameraStatus status = heard.status();
          Instant from = heard.at().isAfter(reachable) ? heard.at() : reachable;
          Instant end = until.apply(status.report().by());
          if (status.repeats() && from.plus(status.validity()).isBefore(end)) {
            overdue.put(camera, status.silent(status.report().at(), now));
          }
        });
    return overdue;
  }
}
