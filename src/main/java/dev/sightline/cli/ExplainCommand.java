package dev.sightline.cli;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.OutputFile;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how an event came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Fetch an event's frame and work it out anew: the face, its quality, the candidates of the"
            + " gallery as it is now, and why it has a name or none.",
    footer = {
      "",
      "Example:",
      "  sightline explain video-1795545517771-1:person.entered:1795545519172 --chip face.png"
    })
public final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "EVENT-ID",
      description = "of a presence event or of a match, as sightline events --json shows it")
  private String id;

  @Option(
      names = "--chip",
      paramLabel = "FILE",
      converter = OutputFile.class,
      description = "save the aligned face, as the network sees it, as PNG")
  private Path chip;

  @Mixin private ConfigOptions configOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SightlineConfig config = configOptions.load();
    ReportedFace told =
        new EventSearch(config)
            .find(id)
            .orElseThrow(
                () -> new NoSuchElementException("no event that is kept has the id " + id));
    try (GalleryCurator desk = CuratorAssembly.open(config)) {
      viewed(told.persons(), desk);
      return explain(told, desk, config);
    }
  }

  private int explain(ReportedFace told, GalleryCurator desk, SightlineConfig config)
      throws IOException {
    ExplanationText.told(id, told).forEach(out()::println);
    Optional<byte[]> jpeg = frame(told, config);
    if (jpeg.isEmpty()) {
      return missing("its frame is not kept any more");
    }
    Optional<FaceReview> review = FaceReview.of(told, jpeg.get(), config, desk);
    if (review.isEmpty()) {
      return missing("the detector finds no face there now");
    }
    Set<PersonId> others = review.get().persons();
    others.removeAll(told.persons());
    viewed(others, desk);
    ExplanationText.review(review.get()).forEach(out()::println);
    save(review.get());
    out().flush();
    return 0;
  }

  private static void viewed(Set<PersonId> persons, GalleryCurator desk) {
    persons.forEach(person -> desk.viewed(person, ViewedData.EXPLANATION));
  }

  private static Optional<byte[]> frame(ReportedFace told, SightlineConfig config) {
    try (FrameFetcher frames = new FrameFetcher(config.kafka().clients())) {
      return frames.fetch(told.frame());
    }
  }

  private int missing(String what) {
    out().flush();
    spec.commandLine().getErr().println("sightline: " + what);
    return 1;
  }

  private void save(FaceReview review) throws IOException {
    if (chip != null) {
      PrivateFiles.write(chip, review.face().chip().pixels().toPng());
      out().printf(Locale.ROOT, "%-10s %s%n", "chip", chip);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
