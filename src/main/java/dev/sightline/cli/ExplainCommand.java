package dev.sightline.cli;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.cli.options.OutputPath;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.ViewedData;
import dev.sightline.explain.EventSearch;
import dev.sightline.explain.ExplanationText;
import dev.sightline.explain.FaceReview;
import dev.sightline.explain.ReportedFace;
import dev.sightline.files.PrivateFiles;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.FrameFetcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that explains an event. */
@Command(name = "explain")
public final class ExplainCommand extends ConfiguredCommand {

  @Parameters(paramLabel = "EVENT-ID")
  private String id;

  @Option(names = "--chip", paramLabel = "FILE", converter = OutputPath.InFolder.class)
  private Path chip;

  @Override
  protected int run(SightlineConfig config) throws IOException {
    ReportedFace reported =
        new EventSearch(config)
            .find(id)
            .orElseThrow(
                () -> new NoSuchElementException("no event that is kept has the id " + id));
    try (GalleryCurator curator = CuratorAssembly.open(config)) {
      viewed(reported.persons(), curator);
      return explain(reported, curator, config);
    }
  }

  private int explain(ReportedFace reported, GalleryCurator curator, SightlineConfig config)
      throws IOException {
    ExplanationText.event(id, reported).forEach(out()::println);
    Optional<byte[]> jpeg = frame(reported, config);
    if (jpeg.isEmpty()) {
      return missing("its frame is not kept any more");
    }
    Optional<FaceReview> review = FaceReview.of(reported, jpeg.get(), config, curator);
    if (review.isEmpty()) {
      return missing("the detector finds no face there now");
    }
    Set<PersonId> others = review.get().persons();
    others.removeAll(reported.persons());
    viewed(others, curator);
    ExplanationText.review(review.get()).forEach(out()::println);
    save(review.get());
    return 0;
  }

  private static void viewed(Set<PersonId> persons, GalleryCurator curator) {
    persons.forEach(person -> curator.viewed(person, ViewedData.EXPLANATION));
  }

  private static Optional<byte[]> frame(ReportedFace reported, SightlineConfig config) {
    try (FrameFetcher frames = new FrameFetcher(config.kafka().clients())) {
      return frames.fetch(reported.frame());
    }
  }

  private int missing(String what) {
    err().println("sightline: " + what);
    return 1;
  }

  private void save(FaceReview review) throws IOException {
    if (chip != null) {
      PrivateFiles.write(chip, review.face().chip().pixels().toPng());
      out().printf(Locale.ROOT, "%-10s %s%n", "chip", chip);
    }
  }
}
