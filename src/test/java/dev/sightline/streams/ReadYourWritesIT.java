package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.SharedBroker;
import dev.sightline.curation.CurationEdit;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.GalleryFile;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.MatcherReporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A curator learns when every running matcher has applied a change. */
@SuppressWarnings("try") // closed by hand, and by the block if that fails
class ReadYourWritesIT {
  private static final PersonId ADA = new PersonId("staff", "Ada");
  private static final MatcherReport AT_THE_START =
      new MatcherReport(0, Optional.empty(), List.of());

  @TempDir private static Path folder;

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  @Test
  void shouldNameWhoWasEnrolledAMomentAgoAndNobodyWhoWasRemoved() throws Exception {
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "enrolled.", 100_000);
        GalleryCurator curator = pipeline.curator(Optional.empty());
        StreamsRunner one = runner(pipeline, "one");
        StreamsRunner other = runner(pipeline, "other")) {
      // Given
      one.start();
      other.start();
      assertThat(one.awaitRunning(Pipeline.TIMEOUT)).isTrue();
      assertThat(other.awaitRunning(Pipeline.TIMEOUT)).isTrue();

      for (int round = 0; round < 5; round++) {
        // When
        curator.whole().importFrom(file(List.of(template("Ada", 10))));
        MatcherReadiness enrolled = curator.awaitMatchers(Pipeline.TIMEOUT);
        pipeline.send("door", FakeStages.frame("10"));
        pipeline.send("hall", FakeStages.frame("10"));
        pipeline.flush();
        List<String> named = pipeline.matches(8 * round + 4);
        curator.edit(CurationEdit.remove(ADA));
        MatcherReadiness removed = curator.awaitMatchers(Pipeline.TIMEOUT);
        pipeline.send("door", FakeStages.frame("10"));
        pipeline.send("hall", FakeStages.frame("10"));
        pipeline.flush();
        List<String> unnamed = pipeline.matches(8 * round + 8);

        // Then: each of two applications names the face of both cameras
        assertThat(enrolled.applied()).isEqualTo(2);
        assertThat(removed.applied()).isEqualTo(2);
        assertThat(named).filteredOn(ReadYourWritesIT::isAda).hasSize(4 * (round + 1));
        assertThat(unnamed).filteredOn(ReadYourWritesIT::isAda).hasSize(4 * (round + 1));
      }
    }
  }

  private static boolean isAda(String event) {
    return event.contains("\"person\":\"Ada\"");
  }

  @Test
  void shouldNotWaitForEverForAMatcherThatDied() throws IOException {
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), "died.", 100_000);
        GalleryCurator curator = pipeline.curator(Optional.empty());
        MatcherReporter stuck =
            new MatcherReporter(
                pipeline.clients(),
                pipeline.config().topics().matchers(),
                "stuck",
                () -> AT_THE_START)) {
      // Given: one that reports, and never gets on
      stuck.start();
      MatcherReadiness unseen;
      do {
        curator.whole().importFrom(file(List.of(template("Ada", 10))));
        unseen = curator.awaitMatchers(Duration.ofMillis(500));
      } while (unseen.isEverywhere());

      // Then
      assertThat(unseen.behind()).containsExactly("stuck");

      // When, Then
      stuck.close();
      assertThat(curator.awaitMatchers(Duration.ofSeconds(30)).isEverywhere()).isTrue();
    }
  }

  private static StreamsRunner runner(Pipeline pipeline, String application) {
    return pipeline.runner(
        Pipeline.oneThread(application, folder.resolve(application)),
        new FakeStages().of(StageRange.all()));
  }

  private static ByteArrayInputStream file(List<Template> templates) throws IOException {
    GalleryContents contents = new GalleryContents();
    templates.forEach(contents::put);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GalleryFile.write(contents, out);
    return new ByteArrayInputStream(out.toByteArray());
  }
}
