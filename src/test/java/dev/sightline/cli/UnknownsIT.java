package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands.Ended;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.EventSchema;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger of a photograph gets a name, on a real broker. */
class UnknownsIT {
  @TempDir static Path folder;

  private static BrokerProcess broker;
  private static SightlineConfig config;

  private PhotographCamera people;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start();
    config = SmallDeployment.config(broker, folder);
    assertThat(sightline("topics", "create", "--set", "topics.partitions=1").exit()).isZero();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Ended sightline(String... arguments) {
    return new Commands(broker.bootstrapServers()).run(arguments);
  }

  @Test
  void shouldReviseThePastOnceWhenAStrangerGetsAName() throws Exception {
    people = new PhotographCamera(config, "hall");
    try (StageAssembly assembly =
            StageAssembly.open(config, StageRange.all(), StageMetrics.none());
        StreamsRunner runner = assembly.newRunner()) {
      runner.start();

      // Given: two visits of the photograph's people
      people.visit();
      people.visit();
      people.visit("yard");
      awaitLeft(3);
      String stranger = strangers().get(0);
      List<IdentityEvent> before = events();

      // When
      Ended same = replay();
      Ended otherwise = replay("--with", "match.confirm.faces=9");

      // Then
      assertThat(same.out())
          .contains(before.size() + " events the same, 0 name someone else, 0 differ otherwise");
      assertThat(otherwise.out())
          .contains("0 events the same, ")
          .containsPattern("(?m)^- .* unknown/[0-9a-f]+ +left, 4 faces$")
          .doesNotContainPattern("(?m)^\\+");

      // When
      Ended named = sightline("unknowns", "name", stranger, "Cleo");

      // Then
      assertThat(named.out()).contains("1 new, 1 kept").contains("3 past visits revised");
      assertThat(named.exit()).isZero();
      assertThat(of(IdentityEventType.IDENTITY_REVISED))
          .hasSize(3)
          .allSatisfy(
              revised -> {
                assertThat(revised.person()).isEqualTo("Cleo");
                assertThat(before).extracting(IdentityEvent::id).contains(revised.visit());
              })
          .filteredOn(revised -> revised.stranger() != null)
          .hasSize(2)
          .allSatisfy(revised -> assertThat(revised.stranger().id()).isEqualTo(stranger))
          .allSatisfy(revised -> assertThat(revised.camera()).isEqualTo("hall"));
      assertThat(strangers()).doesNotContain(stranger);
      assertThat(sightline("unknowns", "name", stranger, "Cleo").exit()).isEqualTo(1);

      // When
      Path chip = folder.resolve("chip.png");
      String revision = of(IdentityEventType.IDENTITY_REVISED).get(0).id();
      Ended explained = sightline("explain", revision, "--chip", chip.toString());

      // Then
      assertThat(explained.exit()).as(explained.out()).isZero();
      assertThat(explained.out())
          .containsPattern("told +nobody")
          .containsPattern("candidate +default/Cleo, cosine 0.9")
          .containsPattern("now +default/Cleo");
      assertThat(chip).isNotEmptyFile();

      // When: they come again
      people.visit();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !of(IdentityEventType.PERSON_LEFT).isEmpty());

      // Then
      assertThat(of(IdentityEventType.PERSON_ENTERED))
          .extracting(IdentityEvent::person)
          .containsExactly("Cleo");
      assertThat(of(IdentityEventType.IDENTITY_REVISED)).hasSize(3);

      // When: a second one of the photograph is enrolled from a picture
      IdentityEvent other =
          of(IdentityEventType.UNKNOWN_LEFT).stream()
              .filter(left -> left.stranger() != null)
              .filter(left -> !left.stranger().id().equals(stranger))
              .findFirst()
              .orElseThrow();
      long visits =
          of(IdentityEventType.UNKNOWN_LEFT).stream()
              .filter(left -> left.stranger() != null)
              .filter(left -> left.stranger().id().equals(other.stranger().id()))
              .count();
      Path picture = folder.resolve("dora.png");
      Files.write(picture, PhotographCamera.around(other.bestShot().box()));
      Ended enrolled = sightline("enroll", "--person", "Dora", picture.toString());

      // Then: the visits of that stranger are Dora's, once
      assertThat(enrolled.exit()).as(enrolled.out()).isZero();
      assertThat(of(IdentityEventType.IDENTITY_REVISED))
          .filteredOn(revised -> revised.person().equals("Dora"))
          .hasSizeGreaterThanOrEqualTo((int) visits)
          .extracting(IdentityEvent::visit)
          .doesNotHaveDuplicates();
      assertThat(sightline("enroll", "--person", "Dora", picture.toString()).out())
          .doesNotContain("revised");

      // When: Cleo is erased, and comes again
      int told = events().size();
      Ended erased = sightline("erase", "Cleo");
      people.visit();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  events().stream()
                      .skip(told)
                      .anyMatch(event -> event.type() == IdentityEventType.UNKNOWN_LEFT));

      // Then: nobody remembers which stranger she was
      assertThat(erased.exit()).as(erased.out()).isZero();
      assertThat(events().subList(told, events().size()))
          .noneMatch(event -> "Cleo".equals(event.person()))
          .noneMatch(event -> event.stranger() != null && event.stranger().id().equals(stranger));
    }
  }

  private Ended replay(String... with) {
    List<String> arguments =
        new ArrayList<>(List.of("replay", "--set", "presence.timeout.ms=5000"));
    arguments.addAll(List.of("--set", "run.threads=1", "--set", "topics.partitions=1"));
    arguments.addAll(List.of("--from", people.clock().minusSeconds(300).toString()));
    arguments.addAll(List.of("--to", people.clock().toString()));
    arguments.addAll(List.of(with));
    return sightline(arguments.toArray(String[]::new));
  }

  @Test
  void shouldSayThatNobodyHasThisId() {
    assertThat(sightline("unknowns", "ignore", "unknown/0").out())
        .contains("no stranger has the id unknown/0");
  }

  private static void awaitLeft(int visits) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              long strangers =
                  of(IdentityEventType.UNKNOWN_LEFT).stream()
                      .filter(event -> event.stranger() != null)
                      .count();
              return strangers > 0 && of(IdentityEventType.UNKNOWN_LEFT).size() >= 2 * visits;
            });
  }

  private static List<String> strangers() {
    return sightline("unknowns", "list")
        .out()
        .lines()
        .filter(line -> line.startsWith("unknown/"))
        .map(line -> line.split("\t", -1)[0])
        .toList();
  }

  private static List<IdentityEvent> of(IdentityEventType type) {
    return events().stream().filter(event -> event.type() == type).toList();
  }

  private static List<IdentityEvent> events() {
    try (EventTail<IdentityEvent> tail =
        EventTail.presence(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      List<Tailed<IdentityEvent>> events = tail.readToEnd();
      assertThat(events).map(Tailed::json).allSatisfy(EventSchema.PRESENCE::assertValid);
      return events.stream()
          .map(event -> ((Outcome.Done<IdentityEvent>) event.event()).value())
          .toList();
    }
  }
}
