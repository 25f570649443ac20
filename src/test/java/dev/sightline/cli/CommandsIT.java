package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.app.StageAssembly;
import dev.sightline.app.StartRecord;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.Match;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Commands, one after the other, on a real broker with real photographs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsIT {
  private static final String THRESHOLD = "match.threshold=0.6";

  @TempDir static Path folder;

  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = BrokerProcess.start();
    writePortrait("Cleo", 1, new Region(1398, 176, 320, 320));
    writePortrait("Dora", 6, new Region(1034, 216, 482, 482));
    Path crowd = Files.createDirectories(folder.resolve("people").resolve("Crowd"));
    Files.write(crowd.resolve("crowd.jpg"), photograph(5));
    Path hidden = Files.createDirectories(folder.resolve("people").resolve(".thumbnails"));
    Files.write(hidden.resolve("1.jpg"), photograph(5));
    Path bob = Files.createDirectories(folder.resolve("people").resolve("Bob"));
    Files.createSymbolicLink(bob.resolve("1.jpg"), Path.of("/nowhere.jpg"));
    Files.createDirectories(bob.resolve("2.jpg"));
    Path film = Files.createDirectories(folder.resolve("film"));
    Files.write(film.resolve("a.jpg"), photograph(3));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static void writePortrait(String person, int number, Region around) throws IOException {
    Path people = Files.createDirectories(folder.resolve("people").resolve(person));
    try (Image image = Image.decode(photograph(number))) {
      byte[] jpeg = image.resample(around, around.width(), around.height()).toJpeg(95);
      Files.write(people.resolve("portrait.jpg"), jpeg);
    }
  }

  private static byte[] photograph(int number) throws IOException {
    try (InputStream in = CommandsIT.class.getResourceAsStream("/demo/sample" + number + ".jpg")) {
      return in.readAllBytes();
    }
  }

  private record Outcome(int exit, String out, String err) {}

  private static Outcome sightline(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-server", broker.bootstrapServers()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }

  @Test
  @Order(1)
  void shouldSayThatTheTopicsAreMissing() {
    Outcome outcome = sightline("topics", "check");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("sightline.frames: topic is missing, should be present");
  }

  @Test
  @Order(2)
  void shouldCreateTheTopicsOnce() {
    Outcome first = sightline("topics", "create");
    Outcome second = sightline("topics", "create");
    Outcome check = sightline("topics", "check");

    assertThat(first.exit()).isZero();
    assertThat(first.out().lines()).contains("created sightline.gallery");
    assertThat(second.out()).isEqualTo("17 of 17 topics were as they should be\n");
    assertThat(check.exit()).as(check.out()).isZero();
  }

  @Test
  @Order(3)
  void shouldRefuseToRepairPartitions() {
    Outcome outcome = sightline("topics", "create", "--set", "topics.partitions=2");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("9 of 17 topics were as they should be\n");
    assertThat(outcome.err().lines())
        .hasSize(8)
        .first()
        .asString()
        .startsWith("sightline: cannot repair sightline.frames: partitions is 4, should be 2;");
  }

  @Test
  @Order(3)
  void shouldEnrolAPersonAFolderAndSayWhyAPictureIsRefused() {
    Outcome outcome = sightline("enroll", folder.resolve("people").toString(), "--set", THRESHOLD);

    assertThat(outcome.out())
        .contains("default/Cleo: 1 new, 1 kept")
        .contains("default/Dora: 1 new, 1 kept")
        .contains("default/Crowd: 0 new, 0 kept")
        .contains("refused crowd.jpg: several faces")
        .contains("2 of 4 persons enrolled");
    assertThat(outcome.exit()).isEqualTo(1);
    // A dead link and a folder stop nobody else; what is hidden is nobody.
    assertThat(outcome.out())
        .contains("refused 1.jpg: unreadable, its link leads nowhere")
        .contains("refused 2.jpg: unreadable, it is a folder")
        .contains("       0        0        0        0        2  default/Bob")
        .contains("       1        0        0        0        0  default/Dora")
        .doesNotContain("thumbnails");
  }

  @Test
  @Order(4)
  void shouldReplaceATemplateRatherThanAddItTwice() {
    Outcome again = sightline("enroll", folder.resolve("people").toString(), "--set", THRESHOLD);
    Outcome list = sightline("gallery", "list");

    assertThat(again.out())
        .contains("default/Cleo: 0 new, 1 kept")
        .contains("2  enrolled before")
        .contains("1  refused: several faces");
    assertThat(
            list.out().lines().map(line -> line.split("\t", -1)[0] + " " + line.split("\t", -1)[1]))
        .containsExactly("PERSON TEMPLATES", "default/Cleo 1", "default/Dora 1");
  }

  @Test
  @Order(5)
  void shouldNameThePersonWhomACameraSees() throws InterruptedException {
    SightlineConfig config =
        SightlineConfig.load(
            Optional.empty(),
            Map.of(),
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "match.threshold",
                "0.6",
                "run.threads",
                "1",
                "run.state.dir",
                folder.resolve("state").toString()));
    Outcome camera = sightline("camera", "--id", "hall", folder.resolve("film").toString());
    assertThat(camera.err()).contains("sent 1 frames, skipped 0");

    List<Match> events = new ArrayList<>();
    try (StageAssembly assembly =
            StageAssembly.open(config, StageRange.all(), StageMetrics.none());
        StreamsRunner runner = assembly.newRunner();
        EventTail<Match> tail =
            EventTail.matches(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      runner.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                tail.poll(Duration.ofMillis(100))
                    .forEach(tailed -> events.add(tailed.event().fold(e -> e, r -> null)));
                assertThat(events).hasSizeGreaterThanOrEqualTo(3);
              });
    }

    assertThat(events)
        .extracting(Match::person)
        .filteredOn(Objects::nonNull)
        .containsExactly("Cleo");
  }

  @Test
  @Order(6)
  void shouldSayWhoAPersonIsNotAndForget() {
    // Given
    String portrait = folder.resolve("people/Dora/portrait.jpg").toString();

    // When
    Outcome negative = sightline("gallery", "negative", "--person", "Cleo", portrait);
    Outcome list = sightline("gallery", "list");
    Outcome review = sightline("gallery", "review", "Cleo");

    // Then
    assertThat(negative.out()).contains("1 templates written, 0 removed");
    assertThat(list.out()).contains("default/Cleo\t1\t1\tactive\t");
    assertThat(review.out()).contains("default/Cleo: nothing to report");
  }

  @Test
  @Order(7)
  void shouldRenameDisableExportRemoveAndImport() {
    // Given
    Path exported = folder.resolve("gallery.slg");

    // When
    Outcome rename = sightline("gallery", "rename", "Dora", "guests/Dora Maar");
    Outcome disable = sightline("gallery", "disable", "guests/Dora Maar");
    Outcome export = sightline("gallery", "export", exported.toString());
    Outcome remove = sightline("gallery", "remove", "--collection", "guests", "Dora Maar");
    Outcome without = sightline("gallery", "list");
    Outcome imported = sightline("gallery", "import", exported.toString());
    Outcome with = sightline("gallery", "list");

    // Then
    assertThat(rename.out()).isEqualTo("1 templates written, 1 removed\nno matcher is running\n");
    assertThat(disable.exit()).as(disable.err()).isZero();
    assertThat(export.out()).isEqualTo("wrote 3 templates to " + exported + "\n");
    assertThat(remove.out()).startsWith("0 templates written, 1 removed\n");
    assertThat(without.out()).contains("Cleo").doesNotContain("Dora");
    assertThat(imported.out()).startsWith("3 templates written, 0 removed\n");
    assertThat(with.out()).contains("guests/Dora Maar\t1\t0\tdisabled");
  }

  @Test
  @Order(8)
  void shouldListACollectionAlone() {
    Outcome guests = sightline("gallery", "list", "--collection", "guests");

    assertThat(guests.out()).contains("guests/Dora Maar").doesNotContain("Cleo");
  }

  @Test
  @Order(8)
  void shouldLetTheDoctorMissAMatcher() {
    assertThat(sightline("doctor").out()).containsPattern("(?m)^warn +matcher +none runs");
  }

  @Test
  @Order(8)
  void shouldSayInOneLineWhoIsNotThere() {
    // When
    Outcome outcome = sightline("gallery", "rename", "Nobody", "Somebody");

    // Then
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).isEqualTo("sightline: nobody is enrolled as default/Nobody\n");
  }

  @Test
  @Order(9)
  void shouldRefuseToEnrolBesideVectorsOfAnotherModel() {
    // When
    Outcome outcome =
        sightline("enroll", folder.resolve("people").toString(), "--set", "embed.model=face-api");

    // Then
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("vectors of two models cannot be compared");

    // When: the gallery's model is at hand as the next one
    Outcome next =
        sightline(
            "enroll",
            folder.resolve("people").toString(),
            "--set",
            "embed.model=face-api",
            "--set",
            "embed.next.model=default",
            "--set",
            THRESHOLD);

    // Then
    assertThat(next.out()).contains("enrolled before");
  }

  @Test
  @Order(10)
  void shouldHaveWrittenDownWhoDidAndViewedWhat() {
    // When
    Outcome outcome = sightline("audit");

    // Then
    String user = System.getProperty("user.name");
    assertThat(outcome.out().lines().map(line -> line.split(" ", 2)[1].strip()))
        .contains(
            String.format(
                Locale.ROOT, "%-10s %-14s default/Cleo (1 written, 0 removed)", user, "enrolled"),
            String.format(Locale.ROOT, "%-10s %-14s everybody (persons)", user, "viewed"),
            String.format(Locale.ROOT, "%-10s %-14s default/Cleo (templates)", user, "viewed"),
            String.format(
                Locale.ROOT, "%-10s %-14s 3 templates (0 written, 0 removed)", user, "exported"));
  }

  @Test
  @Order(11)
  void shouldWriteDownWithWhatAProgramStartsWhereThatIsNew() {
    // Given
    StartRecord.write(with("match.fpir", "0.01"), "match", new ModelId("first"));
    StartRecord.write(with("match.fpir", "0.01"), "match", new ModelId("first"));

    // When
    StartRecord.write(with("match.fpir", "0.02"), "match", new ModelId("second"));
    StartRecord.write(with("serve.tokens", "admin:" + "s".repeat(32)), "serve", new ModelId("x"));
    Outcome outcome = sightline("audit");

    // Then
    assertThat(outcome.out().lines().filter(line -> line.contains("-changed")))
        .hasSize(6)
        .satisfiesExactly(
            line ->
                assertThat(line).endsWith("model-changed  sightline-match (model: null → first)"),
            line ->
                assertThat(line)
                    .contains("configuration-changed sightline-match (")
                    .contains("match.fpir: 0.003 → 0.01"),
            line -> assertThat(line).endsWith("(model: first → second)"),
            line ->
                assertThat(line)
                    .endsWith("configuration-changed sightline-match (match.fpir: 0.01 → 0.02)"),
            line -> assertThat(line).contains("model-changed  sightline-serve"),
            line -> assertThat(line).contains("serve.tokens: null → (set)"));
    assertThat(outcome.out()).doesNotContain("ssss");
  }

  private static SightlineConfig with(String key, String value) {
    return SightlineConfig.load(
        Optional.empty(),
        Map.of(),
        Map.of("bootstrap.servers", broker.bootstrapServers(), key, value));
  }
}
