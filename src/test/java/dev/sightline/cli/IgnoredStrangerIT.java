package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger of a photograph of four is put on the ignore list, on a real broker. */
class IgnoredStrangerIT {
  private static final int PEOPLE = 4;
  private static final int VISIT_FRAMES = 4;

  @TempDir private Path folder;

  private SightlineConfig config;

  @Test
  void shouldTellNothingMoreOfAStrangerWhoIsIgnored() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start()) {
      Commands commands = new Commands(broker.bootstrapServers());
      config = SmallDeployment.config(broker, folder);
      assertThat(commands.run("topics", "create", "--set", "topics.partitions=1").exit()).isZero();
      PhotographCamera camera = new PhotographCamera(config, "hall");
      try (StageAssembly assembly =
              StageAssembly.open(config, StageRange.all(), StageMetrics.none());
          StreamsRunner runner = assembly.newRunner()) {
        runner.start();

        // Given: two visits of all of them
        camera.visit();
        camera.visit();
        awaitVisits(2 * PEOPLE);
        List<String> strangers = strangers(commands);
        assertThat(strangers).hasSize(PEOPLE);
        String ignored = strangers.get(0);

        // When
        Ended ended = commands.run("unknowns", "ignore", ignored);

        // Then
        assertThat(ended.exit()).as(ended.out()).isZero();
        assertThat(ended.out()).contains("0 past visits revised");
        assertThat(strangers(commands)).hasSize(PEOPLE - 1).doesNotContain(ignored);
        int before = events().size();
        int matchesBefore = matches().size();

        // When: all of them come again, twice
        camera.visit();
        camera.visit();
        awaitVisits(2 * PEOPLE + 2 * (PEOPLE - 1));

        // Then: the others come and go; of whom is ignored, there is each single face
        List<IdentityEvent> since = events().subList(before, events().size());
        assertThat(since)
            .hasSize(2 * 2 * (PEOPLE - 1))
            .extracting(event -> event.stranger().id())
            .isSubsetOf(strangers.subList(1, PEOPLE));
        assertThat(matches().stream().skip(matchesBefore))
            .filteredOn(match -> "ignored".equals(match.reason()))
            .hasSize(2 * VISIT_FRAMES)
            .allSatisfy(match -> assertThat(match.person()).isNull());
        assertThat(strangers(commands)).hasSize(PEOPLE - 1).doesNotContain(ignored);
      }
    }
  }

  private static List<String> strangers(Commands commands) {
    return commands
        .run("unknowns", "list")
        .out()
        .lines()
        .filter(line -> line.startsWith("unknown/"))
        .map(line -> line.split("\t", -1)[0])
        .toList();
  }

  private void awaitVisits(int atLeast) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                events().stream()
                        .filter(event -> event.type() == IdentityEventType.UNKNOWN_LEFT)
                        .count()
                    >= atLeast);
  }

  private List<IdentityEvent> events() {
    try (EventTail<IdentityEvent> tail =
        EventTail.presence(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      return read(tail);
    }
  }

  private List<Match> matches() {
    try (EventTail<Match> tail =
        EventTail.matches(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      return read(tail);
    }
  }

  private static <T> List<T> read(EventTail<T> tail) {
    return tail.readToEnd().stream()
        .map(tailed -> ((Outcome.Done<T>) tailed.event()).value())
        .toList();
  }
}
