package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryDesk;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.StateEncryption;
import dev.sightline.events.TemplateKeys;
import dev.sightline.events.TopicRetention;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.Template;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one network to the next: the old one's matchers go on, the new one's begin. */
class ReembeddingIT {
  private static final ModelId NEXT = new ModelId("next-network");

  @TempDir private static Path folder;

  @Test
  void shouldMatchWithBothNetworksEachWithItsOwnVectors() throws Exception {
    AtomicInteger searchable = new AtomicInteger();
    try (BrokerProcess broker = BrokerProcess.start();
        Pipeline pipeline = Pipeline.on(broker, "reembedded.", 100_000);
        GalleryDesk desk = desk(pipeline);
        StreamsRunner old = pipeline.runner(run("old"), new FakeStages().of(StageRange.all()));
        StreamsRunner next = pipeline.runner(run("next"), nextMatcher(searchable))) {
      // Given
      pipeline.enroll(enrolled("Ada", 10), enrolled("Bob", 50));
      old.start();
      next.start();
      assertThat(old.awaitRunning(Pipeline.PATIENCE)).isTrue();
      assertThat(searchable).hasValue(0);

      // When
      AtomicInteger progress = new AtomicInteger();
      int embedded = desk.reembed(new NextEmbedder(), progress::incrementAndGet);

      // Then
      assertThat(desk.awaitMatchers(Pipeline.PATIENCE).applied()).isEqualTo(2);
      assertThat(embedded).isEqualTo(2);
      assertThat(progress).hasValue(2);
      assertThat(searchable).hasValue(2);
      assertThat(desk.persons()).allSatisfy(p -> assertThat(p.models()).containsExactly(NEXT));
      assertThat(desk.reembed(new NextEmbedder(), progress::incrementAndGet)).isZero();
      pipeline.send("door", FakeStages.frame("50"));
      pipeline.flush();
      assertThat(pipeline.matches(1)).singleElement().asString().contains("\"person\":\"Bob\"");
    }
  }

  private static Template enrolled(String person, int degrees) {
    Template template = FakeStages.template(person, degrees);
    return new Template(
        template.key(),
        template.embedding(),
        template.quality(),
        template.source(),
        template.enrolledAt(),
        new EncodedChip(
            EventFixtures.chip(degrees).pixels().toPng(), ChipTemplate.RESNET_150.id()));
  }

  private static GalleryDesk desk(Pipeline pipeline) {
    return new GalleryDesk(
        new GalleryDesk.Config(
            new GalleryConnection(
                pipeline.config().topics(), pipeline.client(), pipeline.client(), Optional.empty()),
            GalleryConfig.defaults(),
            EnrolmentConfig.defaults(),
            TopicRetention.defaults(),
            "tester"),
        () -> {
          throw new AssertionError("nothing here is enrolled from pictures");
        },
        Clock.systemUTC());
  }

  private static RunConfig run(String application) {
    return new RunConfig(
        application,
        1,
        ProcessingGuarantee.AT_LEAST_ONCE,
        folder.resolve(application),
        Duration.ofSeconds(10));
  }

  /** A match stage of the next network; counts what it can search. */
  private static RecognitionStages nextMatcher(AtomicInteger searchable) {
    Matching fake = FakeStages.matching();
    return RecognitionStages.none()
        .withMatch(
            new Matching(
                NEXT,
                3,
                fake.matcher(),
                fake.presence(),
                fake.strangers(),
                () -> new GalleryIndex(GalleryConfig.defaults()),
                TemplateKeys::none,
                StateEncryption.none()))
        .withMetrics(
            new StageMetrics() {
              @Override
              public void galleryChanged(long revision, int templates, int persons) {
                searchable.set(templates);
              }
            });
  }

  /** Another vector of another length, from the chip's grey. */
  private static final class NextEmbedder implements FaceEmbedder {
    @Override
    public ModelId model() {
      return NEXT;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream()
          .map(chip -> chip.pixels().bgr()[0] & 0xFF)
          .map(grey -> Embedding.normalized(NEXT, new float[] {1, grey, 7}))
          .toList();
    }

    @Override
    public void close() {}
  }
}
