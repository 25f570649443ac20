package dev.sightline.serving.view;

import dev.sightline.cameras.status.CameraStatuses;
import dev.sightline.collections.BoundedMaps;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.Reporter;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.Match;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All cameras with their status, also those that are silent: what the topic of the statuses says,
 * and what follows from reports that do not come any more. Thread-safe.
 */
public final class CameraBoard {
  private static final Duration MATCH_MEMORY = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final CameraStatuses statuses = new CameraStatuses();
  private final Map<String, MatchAge> ages = BoundedMaps.accessOrdered(CameraStatuses.MAX_CAMERAS);
  private Instant since;
  private Instant reachableSince = Instant.EPOCH;

  private record MatchAge(Duration age, Instant at) {}

  CameraBoard(InstantSource clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Applies a record of {@code sightline.camera-status}. */
  public synchronized void apply(TopicRecord record) {
    Instant at = Heard.at(record, since, clock.instant());
    if (record.value() == null) {
      statuses.apply(record.key(), null, at);
    } else {
      RecordCodecs.cameraStatus()
          .read(record.value())
          .ifDone(status -> statuses.apply(record.key(), status, at));
    }
  }

  synchronized void clear() {
    statuses.clear();
    since = clock.instant();
  }

  synchronized void addMatch(Match match) {
    Instant now = clock.instant();
    ages.put(match.camera(), new MatchAge(Duration.between(match.capturedAt(), now), now));
  }

  /** Records since when Kafka can be read; reports of the time before may have been missed. */
  public synchronized void readableSince(Instant time) {
    reachableSince = time;
  }

  /** Returns the status of each camera by id, silent where reports do not come any more. */
  public synchronized Map<String, CameraStatus> current() {
    Instant now = clock.instant();
    Map<String, CameraStatus> current = statuses.all();
    // The match stage's own reports are ended by a watch that knows how far the stages have read.
    current.putAll(
        statuses.overdue(now, reachableSince, by -> by == Reporter.MATCH ? Instant.EPOCH : now));
    return current;
  }

  /**
   * Returns the state of each camera, by id.
   *
   * @param isMatching whether the match stage runs
   */
  public List<CameraSummary> summaries(boolean isMatching) {
    List<CameraSummary> summaries = new ArrayList<>();
    current()
        .forEach(
            (camera, status) ->
                summaries.add(
                    isKnown(status, isMatching)
                        ? CameraSummary.of(camera, status, isMatching ? matchAge(camera) : null)
                        : CameraSummary.unknown(camera, status)));
    return summaries;
  }

  private static boolean isKnown(CameraStatus status, boolean isMatching) {
    return isMatching || status.report().by() != Reporter.MATCH;
  }

  private synchronized Long matchAge(String camera) {
    MatchAge last = ages.get(camera);
    return last == null || last.at().plus(MATCH_MEMORY).isBefore(clock.instant())
        ? null
        : Long.valueOf(last.age().toMillis());
  }

  /** Returns the newest frame of a camera as reported; empty before the first. */
  Optional<LastFrame> lastFrame(String camera) {
    return statuses.find(camera).map(CameraStatus::lastFrame);
  }

  /** Returns a camera that sends frames; empty if none does. */
  Optional<String> anyUp() {
    return current().entrySet().stream()
        .filter(camera -> camera.getValue().state() == State.UP)
        .filter(camera -> camera.getValue().lastFrame() != null)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the number of reports of cameras beyond those that are listed. */
  public long leftOut() {
    return statuses.leftOut();
  }
}
