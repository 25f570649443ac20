package dev.sightline.serving.health;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.health.Health.Fault;
import dev.sightline.serving.health.Health.Part;
import dev.sightline.serving.health.Health.Verdict;
import dev.sightline.serving.health.StageFlow.Progress;
import dev.sightline.serving.view.Broadcast;
import dev.sightline.serving.view.Views;
import dev.sightline.topics.StageLag.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Derives the {@link Health} of a deployment. It never waits for Kafka. Thread-safe. */
public final class HealthCheck {
  /** Without an answer for this long, Kafka counts as unreachable. */
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(4);

  /** A stage that is further behind lags. */
  private static final Duration MAX_DELAY = Duration.ofSeconds(10);

  private static final int MIN_LAG = 20;
  private static final String SEARCH = "search";

  private static final Pattern STAGES =
      Pattern.compile("(detect|embed|match)(-(detect|embed|match))*");

  private final Views views;
  private final Supplier<Condition> condition;
  private final InstantSource clock;
  private final StageFlow flow = new StageFlow();
  private final Map<String, Instant> firstSeen = new HashMap<>();
  private Instant answeredAt;
  private Instant reachableSince;
  private boolean isSearchKnown;
  private Optional<String> searchFailure = Optional.empty();
  private List<String> announced = List.of();

  /**
   * @param condition returns the condition of the server
   */
  public HealthCheck(Views views, Supplier<Condition> condition, InstantSource clock) {
    this.views = views;
    this.condition = condition;
    this.clock = clock;
    this.answeredAt = clock.instant();
    this.reachableSince = answeredAt;
  }

  /** Adds Kafka's answer: the groups of the stages as they are now. */
  synchronized void answered(List<Group> groups) {
    Instant now = clock.instant();
    if (answeredAt.plus(KAFKA_TIMEOUT).isBefore(now)) {
      reachableSince = now;
    }
    answeredAt = now;
    views.board().readableSince(reachableSince);
    flow.update(groups, now);
    isSearchKnown |= groups.stream().anyMatch(HealthCheck::isSearch);
    views.trends().add(now, backlog(groups), views.board().summaries(views.matchers().isRunning()));
  }

  private static boolean isSearch(Group group) {
    return group.stages().equals(SEARCH) && group.members() > 0;
  }

  /** Counts a search stage that does not answer as a fault, even if it has never answered. */
  public synchronized void expectSearch() {
    isSearchKnown = true;
  }

  /**
   * Adds the answer of the search stage.
   *
   * @param failure why it did not answer; empty if it did
   */
  synchronized void searched(Optional<String> failure) {
    isSearchKnown |= failure.isEmpty();
    searchFailure = failure;
  }

  /** Sends a message to the page if there are other faults than at the last call. */
  synchronized void announce() {
    Health now = health();
    List<String> faults =
        now.faults().stream().map(fault -> key(fault.part(), fault.name())).toList();
    if (!faults.equals(announced)) {
      announced = faults;
      views.broadcast().publish(new Broadcast.Message("health", "{}"));
    }
  }

  /** Returns the backlog of the stages; null if none runs. Replays and webhooks are no stages. */
  private static Long backlog(List<Group> groups) {
    return groups.stream()
        .filter(group -> group.members() > 0 && STAGES.matcher(group.stages()).matches())
        .map(Group::records)
        .reduce(Long::sum)
        .orElse(null);
  }

  /** Returns the health now. */
  public synchronized Health health() {
    Instant now = clock.instant();
    List<Fault> grave = grave(now);
    List<Fault> faults = new ArrayList<>(grave);
    if (grave.stream().noneMatch(fault -> fault.part() == Part.KAFKA)) {
      flow.running(now).stream().filter(HealthCheck::lags).map(this::lag).forEach(faults::add);
      faults.addAll(cameras());
      searchFailure
          .filter(failure -> isSearchKnown)
          .ifPresent(failure -> faults.add(fault(Part.SEARCH, "", failure)));
    }
    firstSeen
        .keySet()
        .retainAll(faults.stream().map(fault -> key(fault.part(), fault.name())).toList());
    return new Health(
        !grave.isEmpty()
            ? Verdict.NOT_RECOGNISING
            : faults.isEmpty() ? Verdict.ALL_WELL : Verdict.DEGRADED,
        faults);
  }

  /** Returns the faults with which nobody is recognised. */
  private List<Fault> grave(Instant now) {
    if (answeredAt.plus(KAFKA_TIMEOUT).isBefore(now)) {
      return List.of(new Fault(Part.KAFKA, "", answeredAt, "Kafka does not answer"));
    }
    if (condition.get() == Condition.STARTING) {
      return List.of(fault(Part.SERVER, "", "the server is starting"));
    }
    List<Fault> grave = new ArrayList<>();
    TreeSet<String> missing = new TreeSet<>(flow.missing());
    if (!views.matchers().isRunning()) {
      missing.add("match");
    }
    missing.forEach(
        stage -> grave.add(fault(Part.STAGE, stage, "no process runs the stage " + stage)));
    flow.running(now).stream()
        .filter(stages -> !stages.works())
        .filter(stages -> !missing.contains(stages.stages()))
        .forEach(stages -> grave.add(stopped(stages)));
    views
        .matchers()
        .missingModel()
        .ifPresent(
            model ->
                grave.add(
                    fault(
                        Part.MODEL,
                        model.value(),
                        "no matcher has the gallery's model " + model.value())));
    return grave;
  }

  private Fault stopped(Progress stages) {
    return fault(
        Part.STAGE,
        stages.stages(),
        String.format(
            Locale.ROOT,
            "%s makes no progress; %d records wait",
            stages.stages(),
            stages.records()));
  }

  private static boolean lags(Progress stages) {
    return stages.works() && stages.records() > MIN_LAG && stages.delay().compareTo(MAX_DELAY) > 0;
  }

  private Fault lag(Progress stages) {
    return fault(
        Part.STAGE,
        stages.stages(),
        String.format(
            Locale.ROOT,
            "%s lags by %d records, about %d s",
            stages.stages(),
            stages.records(),
            stages.delay().toSeconds()));
  }

  private List<Fault> cameras() {
    List<Fault> faults = new ArrayList<>();
    Map<String, CameraStatus> cameras = views.board().current();
    if (cameras.values().stream().noneMatch(status -> status.state() == State.UP)) {
      faults.add(fault(Part.CAMERA, "", "no camera sends frames"));
    }
    cameras.forEach(
        (camera, status) -> {
          if (status.state() == State.CONNECTING || status.state() == State.SILENT) {
            faults.add(outage(camera, status));
          }
          if (status.clockOffMillis() != null) {
            faults.add(clock(camera, status));
          }
        });
    return faults;
  }

  private static Fault outage(String camera, CameraStatus status) {
    String reason = status.outage() == null ? "" : ": " + status.outage().reason();
    return new Fault(
        Part.CAMERA,
        camera,
        status.since(),
        "camera " + camera + " is " + status.state().code() + reason);
  }

  private Fault clock(String camera, CameraStatus status) {
    return fault(
        Part.CLOCK,
        camera,
        String.format(
            Locale.ROOT,
            "the clock of camera %s is off by %.0f s",
            camera,
            status.clockOffMillis() / 1e3));
  }

  private Fault fault(Part part, String name, String text) {
    return new Fault(
        part, name, firstSeen.computeIfAbsent(key(part, name), unseen -> clock.instant()), text);
  }

  private static String key(Part part, String name) {
    return part + "/" + name;
  }
}
