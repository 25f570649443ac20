package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.SearchAssembly;
import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventSchema;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.lifecycle.Resources;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * A broker with its topics, one partition each, commands against it, and stages of one thread.
 * Visits end five seconds after the last face.
 */
final class SmallDeployment implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final Resources resources;
  private final SightlineConfig config;
  private final Commands commands;

  private SmallDeployment(Path folder, Map<String, String> more, Resources resources) {
    this.resources = resources;
    BrokerProcess broker = resources.add(BrokerProcess.start());
    this.config = config(broker, folder, more);
    this.commands = new Commands(broker.bootstrapServers());
    assertThat(run("topics", "create", "--set", "topics.partitions=1").exit()).isZero();
  }

  /**
   * @param folder for state
   */
  static SmallDeployment start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * @param more settings beside those
   */
  static SmallDeployment start(Path folder, Map<String, String> more) {
    return Resources.open(resources -> new SmallDeployment(folder, more, resources));
  }

  /**
   * @param folder for state
   */
  static SightlineConfig config(BrokerProcess broker, Path folder) {
    return config(broker, folder, Map.of());
  }

  /**
   * @param folder for state
   * @param more settings beside those
   */
  static SightlineConfig config(BrokerProcess broker, Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("topics.partitions", "1");
    settings.put("run.threads", "1");
    settings.put("presence.timeout.ms", "5000");
    settings.put("run.state.dir", folder.resolve("state").toString());
    settings.put("search.port", "0");
    return SightlineConfig.load(Optional.empty(), Map.of(), settings);
  }

  /**
   * A page and API on a free port, without stages.
   *
   * @param more settings beside those
   */
  static SightlineConfig serving(BrokerProcess broker, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("topics.partitions", "1");
    settings.put("serve.port", "0");
    return SightlineConfig.load(Optional.empty(), Map.of(), settings);
  }

  SightlineConfig config() {
    return config;
  }

  Ended run(String... arguments) {
    return commands.run(arguments);
  }

  /** Replays the five minutes before a time. */
  Ended replay(Instant to, String... with) {
    List<String> arguments = new ArrayList<>(replayOf(to));
    arguments.addAll(List.of(with));
    return run(arguments.toArray(String[]::new));
  }

  /** The command that replays the five minutes before a time. */
  static List<String> replayOf(Instant to) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--set", "presence.timeout.ms=5000"));
    arguments.addAll(List.of("--set", "run.threads=1", "--set", "topics.partitions=1"));
    arguments.addAll(List.of("--from", to.minusSeconds(300).toString()));
    arguments.addAll(List.of("--to", to.toString()));
    return arguments;
  }

  /**
   * The first id before a single camera of each listed stranger who was seen more than once: a
   * common id comes only later.
   */
  List<String> strangers() {
    return run("strangers", "list")
        .out()
        .lines()
        .filter(line -> line.startsWith("unknown/"))
        .map(line -> line.split("\\s+"))
        .filter(columns -> Integer.parseInt(columns[2]) > 1)
        .map(columns -> columns[columns.length - 1].split(",")[0])
        .toList();
  }

  /** Running stages, all in one. */
  record Stages(StreamsRunner runner, Resources resources) implements AutoCloseable {

    @Override
    public void close() {
      resources.close();
    }
  }

  Stages startStages() {
    return Resources.open(
        opened -> {
          StageAssembly assembly =
              opened.add(StageAssembly.open(config, StageRange.all(), StageMetrics.none()));
          StreamsRunner runner = opened.add(assembly.newRunner());
          runner.start();
          return new Stages(runner, opened);
        });
  }

  /** Starts the search stage, which the commands then ask. It runs until this is closed. */
  SearchStage startSearch() {
    SearchStage search = resources.add(SearchAssembly.start(config));
    commands.set("search.url", search.address());
    return search;
  }

  /** Deletes all frames that are kept. */
  void deleteFrames() throws Exception {
    String topic = config.topics().names().frames();
    try (Admin admin = Admin.create(new HashMap<>(config.kafka().streams()))) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
          .all()
          .get();
    }
  }

  /** All identity events so far, each checked against the schema. */
  List<IdentityEvent> events() {
    try (EventTail<IdentityEvent> tail =
        EventTail.presence(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      List<Tailed<IdentityEvent>> events = tail.readToEnd();
      assertThat(events).map(Tailed::json).allSatisfy(EventSchema.PRESENCE::assertValid);
      return values(events);
    }
  }

  List<IdentityEvent> events(IdentityEventType type) {
    return events().stream().filter(event -> event.type() == type).toList();
  }

  List<Match> matches() {
    try (EventTail<Match> tail =
        EventTail.matches(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      return values(tail.readToEnd());
    }
  }

  private static <T> List<T> values(List<Tailed<T>> tailed) {
    return tailed.stream().map(each -> ((Outcome.Done<T>) each.event()).value()).toList();
  }

  /** Waits for events of a type. */
  List<IdentityEvent> await(IdentityEventType type, int atLeast) {
    return Awaitility.await()
        .atMost(TIMEOUT)
        .until(() -> events(type), events -> events.size() >= atLeast);
  }

  /** Waits until every visit that began has ended. */
  void awaitNobody() {
    Awaitility.await()
        .atMost(TIMEOUT)
        .until(
            () ->
                events(IdentityEventType.PERSON_ENTERED).size()
                        == events(IdentityEventType.PERSON_LEFT).size()
                    && events(IdentityEventType.UNKNOWN_ENTERED).size()
                        == events(IdentityEventType.UNKNOWN_LEFT).size());
  }

  @Override
  public void close() {
    resources.close();
  }
}
