package dev.sightline.cli.explain;

import dev.sightline.cli.ConfigOptions;
import dev.sightline.cli.GalleryDesks;
import dev.sightline.cli.OutputFile;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryDesk;
import dev.sightline.events.FrameFetcher;
import dev.sightline.events.Viewed;
import dev.sightline.files.PrivateFiles;
import dev.sightline.gallery.PersonKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
            + " gallery as it is now, and why it has a name or none.")
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
    ToldFace told =
        new EventSearch(config)
            .find(id)
            .orElseThrow(
                () -> new NoSuchElementException("no event that is kept has the id " + id));
    try (GalleryDesk desk = GalleryDesks.open(config)) {
      viewed(told.persons(), desk);
      return explain(told, desk, config);
    }
  }

  private int explain(ToldFace told, GalleryDesk desk, SightlineConfig config) throws IOException {
    ExplanationText.told(id, told).forEach(out()::println);
    Optional<byte[]> jpeg = frame(told, config);
    if (jpeg.isEmpty()) {
      return missing("its frame is not kept any more");
    }
    Optional<FaceReview> review = FaceReview.of(told, jpeg.get(), config, desk);
    if (review.isEmpty()) {
      return missing("the detector finds no face there now");
    }
    Set<PersonKey> others = review.get().persons();
    others.removeAll(told.persons());
    viewed(others, desk);
    ExplanationText.review(review.get()).forEach(out()::println);
    save(review.get());
    out().flush();
    return 0;
  }

  private static void viewed(Set<PersonKey> persons, GalleryDesk desk) {
    persons.forEach(person -> desk.viewed(person, Viewed.EXPLANATION));
  }

  private static Optional<byte[]> frame(ToldFace told, SightlineConfig config) {
    try (FrameFetcher frames = new FrameFetcher(config.kafka().consumer())) {
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
      out().printf("%-10s %s%n", "chip", chip);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
