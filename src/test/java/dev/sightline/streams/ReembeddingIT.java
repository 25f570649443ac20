package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.MODEL;
import static dev.sightline.streams.FakeStages.NEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.audit.AuditReader;
import dev.sightline.broker.SharedBroker;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.MatchersNotReadyException;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.Template;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The switch to another model: a matcher with both follows; one with the old goes on with it. */
class ReembeddingIT {
  private static final Optional<Duration> TIMEOUT = Optional.of(Duration.ofSeconds(20));
  private static final Duration PERIOD = Duration.ofMillis(200);

  @TempDir private static Path folder;

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  private Instant clock = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(120);

  @Test
  void shouldMatchWithBothModelsEachWithItsOwnVectors() throws Exception {
    AtomicInteger searchable = new AtomicInteger();
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "reembedded.", 100_000);
        GalleryCurator curator = pipeline.curator(Optional.empty());
        FaceEmbedder embedder = nextEmbedder();
        StreamsRunner old = pipeline.runner(run("old"), new FakeStages().of(StageRange.all()));
        StreamsRunner next = pipeline.runner(run("next"), nextMatcher(searchable))) {
      // Given
      pipeline.enroll(enrolled("Ada", 10), enrolled("Bob", 50));
      old.start();
      next.start();
      assertThat(old.awaitRunning(Pipeline.TIMEOUT)).isTrue();
      assertThat(searchable).hasValue(0);
      assertThat(next.missingModel()).contains(MODEL);

      // When, Then: one of them does not have the model
      AtomicInteger progress = new AtomicInteger();
      assertThatExceptionOfType(MatchersNotReadyException.class)
          .isThrownBy(() -> curator.whole().reembed(embedder, TIMEOUT, progress::incrementAndGet))
          .withMessageMatching("all faces are embedded.* have not loaded next-model; .*");
      assertThat(curator.persons()).allSatisfy(p -> assertThat(p.models()).containsExactly(MODEL));
      assertThat(searchable).hasValue(2);

      // When
      int embedded =
          curator.whole().reembed(embedder, Optional.empty(), progress::incrementAndGet).faces();

      // Then
      assertThat(curator.awaitMatchers(Pipeline.TIMEOUT).applied()).isEqualTo(2);
      assertThat(embedded).isZero();
      assertThat(progress).hasValue(2);
      assertThat(curator.persons()).allSatisfy(p -> assertThat(p.models()).containsExactly(NEXT));
      assertThat(audit(pipeline))
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.action()).isEqualTo(AuditAction.REEMBEDDED);
                assertThat(record.changes())
                    .containsExactly(
                        new AuditRecord.Change("gallery model", MODEL.value(), NEXT.value()));
              });
      assertThat(old.missingModel()).contains(NEXT);
      assertThat(next.missingModel()).isEmpty();
      pipeline.send("door", FakeStages.frame("50"));
      pipeline.flush();
      assertThat(pipeline.matches(1)).singleElement().asString().contains("\"person\":\"Bob\"");
    }
  }

  private static List<AuditRecord> audit(Pipeline pipeline) {
    try (AuditReader reader =
        new AuditReader(pipeline.clients(), pipeline.config().topics().audit())) {
      return reader.read();
    }
  }

  @Test
  void shouldSwitchWithoutARestartInTheMiddleOfAVisit() throws Exception {
    FakeStages stages = new FakeStages(MODEL, NEXT);
    RecognitionStages matching = stages.of(new StageRange(Stage.MATCH, Stage.MATCH));
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "switched.", 100_000);
        GalleryCurator curator = pipeline.curator(Optional.empty());
        FaceEmbedder embedder = nextEmbedder();
        StreamsRunner embed =
            pipeline.runner(
                run("switched"), stages.of(new StageRange(Stage.DETECT, Stage.EMBED)))) {
      pipeline.enroll(enrolled("Ada", 10), enrolled("Bob", 50));
      embed.start();
      int sent;
      try (StreamsRunner match = pipeline.runner(run("switched"), matching)) {
        // Given: Bob and a stranger are there
        match.start();
        sent = film(pipeline, "50 90", 20);
        assertThat(pipeline.matches(2 * sent)).allMatch(json -> json.contains(MODEL.value()));

        // When
        assertThat(curator.whole().reembed(embedder, TIMEOUT, () -> {}).faces()).isEqualTo(2);

        // Then: the next frames are embedded by the other model
        do {
          sent += film(pipeline, "50 90", 5);
          pipeline.matches(2 * sent);
        } while (!pipeline.matches(2 * sent).get(2 * sent - 1).contains(NEXT.value()));
      }

      // When: the matcher is another process from here on, and all leave
      try (StreamsRunner match = pipeline.runner(run("switched"), matching)) {
        match.start();
        sent += film(pipeline, "50 90", 20);
        film(pipeline, " ", 40);

        // Then
        assertThat(pipeline.events(4))
            .extracting(json -> json.replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
            .containsExactlyInAnyOrder(
                "person.entered", "unknown.entered", "person.left", "unknown.left");
        List<String> matches = pipeline.allMatches(2 * sent);
        assertThat(matches.stream().filter(json -> json.contains("\"face.identified\"")).count())
            .isEqualTo(sent);
        assertThat(matches.size()).isEqualTo(2 * sent);
      }
    }
  }

  /** So many frames, five a second, and then all of them are with Kafka. */
  private int film(Pipeline pipeline, String faces, int frames) {
    for (int i = 0; i < frames; i++) {
      clock = clock.plus(PERIOD);
      pipeline.send("door", FakeStages.frame(faces), clock);
    }
    pipeline.flush();
    return frames;
  }

  private static FaceEmbedder nextEmbedder() {
    return new FakeStages(NEXT)
        .of(new StageRange(Stage.EMBED, Stage.EMBED))
        .embed()
        .get(0)
        .newEmbedder();
  }

  private static Template enrolled(String person, int degrees) {
    Template template = FakeStages.template(person, degrees);
    return new Template(
        template.id(),
        template.embedding(),
        template.quality(),
        template.source(),
        template.enrolledAt(),
        new EncodedChip(
            EventFixtures.chip(degrees).pixels().toPng(), ChipTemplate.RESNET_150.id()));
  }

  private static RunConfig run(String application) {
    return Pipeline.oneThread(application, folder.resolve(application));
  }

  /** A match stage of the next model alone; says what it can search. */
  private static RecognitionStages nextMatcher(AtomicInteger searchable) {
    return new FakeStages(NEXT)
        .of(new StageRange(Stage.MATCH, Stage.MATCH))
        .withMetrics(
            new StageMetrics() {
              @Override
              public void galleryChanged(long revision, int templates, int persons) {
                searchable.set(templates);
              }
            });
  }
}
