package dev.sightline.serving.health;

import dev.sightline.topics.StageLag.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The progress of the stages over time, by their consumer groups. Pure: the time is given. Belongs
 * to one thread at a time.
 *
 * <p>A process that was killed leaves its group when its heartbeats have been missing for the
 * session timeout. Heartbeats come from a thread of their own, so a process that is only slow stays
 * a member. A member that hangs commits nothing while records wait. It counts as stopped after a
 * time in which a slow one commits.
 */
final class StageFlow {
  static final List<String> STAGES = List.of("detect", "embed", "match");

  /** Stages commit every second, if no record takes longer. */
  static final Duration STUCK_AFTER = Duration.ofSeconds(10);

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Map<String, Track> tracks = new HashMap<>();

  /**
   * A group of stages at present.
   *
   * @param stages e.g. {@code detect-embed-match}
   * @param records the records that wait
   * @param delay how long the newest record will wait, by the rate at which records come; zero if
   *     none come
   * @param works whether it makes progress, or has nothing to do
   */
  record Progress(String stages, long records, Duration delay, boolean works) {}

  private static final class Track {
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Instant progressedAt;
    private int members;
  }

  private record Sample(Instant at, Group group) {
    private long end() {
      return group.committed() + group.records();
    }
  }

  /** Adds the groups as they are now. */
  void update(List<Group> groups, Instant now) {
    List<Group> ofStages = groups.stream().filter(StageFlow::isOfStages).toList();
    tracks.keySet().retainAll(ofStages.stream().map(Group::stages).toList());
    ofStages.forEach(
        group -> update(tracks.computeIfAbsent(group.stages(), g -> new Track()), group, now));
  }

  private static void update(Track track, Group group, Instant now) {
    Sample last = track.samples.peekLast();
    boolean progressed =
        last == null
            || group.records() == 0
            || group.committed() != last.group().committed()
            || track.members == 0;
    track.progressedAt = progressed ? now : track.progressedAt;
    track.members = group.members();
    track.samples.addLast(new Sample(now, group));
    while (track.samples.peekFirst().at().isBefore(now.minus(WINDOW))) {
      track.samples.removeFirst();
    }
  }

  private static boolean isOfStages(Group group) {
    return STAGES.containsAll(stages(group.stages()));
  }

  private static List<String> stages(String group) {
    return Arrays.asList(group.split("-"));
  }

  /** Returns the groups that a process runs. */
  List<Progress> running(Instant now) {
    List<Progress> running = new ArrayList<>();
    tracks.forEach(
        (stages, track) -> {
          if (track.members > 0) {
            running.add(progress(stages, track, now));
          }
        });
    return running;
  }

  private static Progress progress(String stages, Track track, Instant now) {
    Sample first = track.samples.peekFirst();
    Sample last = track.samples.peekLast();
    double seconds = Duration.between(first.at(), last.at()).toMillis() / 1e3;
    double arriving = seconds > 0 ? (last.end() - first.end()) / seconds : 0;
    long records = last.group().records();
    Duration delay =
        arriving > 0 ? Duration.ofMillis(Math.round(1e3 * records / arriving)) : Duration.ZERO;
    boolean works = !track.progressedAt.plus(STUCK_AFTER).isBefore(now);
    return new Progress(stages, records, delay, works);
  }

  /** Returns the stages that no process runs, in their order. */
  List<String> missing() {
    Set<String> found = new TreeSet<>();
    tracks.forEach(
        (stages, track) -> {
          if (track.members > 0) {
            found.addAll(stages(stages));
          }
        });
    return STAGES.stream().filter(stage -> !found.contains(stage)).toList();
  }
}
