package dev.sightline.cli.gallery;

import dev.sightline.cli.evaluation.ModelOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.ReembedResult;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that re-embeds the gallery with another model. */
@Command(name = "reembed")
final class ReembedCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--anyway")
  private boolean anyway;

  @Mixin private ModelOptions modelOptions;
  @Mixin private CurationOptions options;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open();
        EmbeddingModel model = modelOptions.open();
        FaceEmbedder embedder = model.newEmbedder();
        ProgressBar progress = Progress.of("faces", -1)) {
      ReembedResult result = curator.whole().reembed(embedder, timeout(), progress::step);
      out()
          .printf(
              Locale.ROOT, "%d faces embedded, the gallery uses %s%n", result.faces(), model.id());
      print(result.visits());
      return options.await(curator);
    }
  }

  private void print(ReembedResult.Visits visits) {
    if (visits.embedded() > 0) {
      out().printf(Locale.ROOT, "%d past visits embedded%n", visits.embedded());
    }
    if (visits.withoutFace() > 0) {
      out()
          .printf(
              Locale.ROOT,
              "%d past visits have no face to embed (sightings.faces), so no face is compared with"
                  + " them%n",
              visits.withoutFace());
    }
    visits.notSearched().ifPresent(what -> err().println("sightline: " + what));
  }

  private Optional<Duration> timeout() {
    return anyway ? Optional.empty() : Optional.of(options.timeout());
  }
}
