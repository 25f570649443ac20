package dev.sightline.cli.gallery;

import dev.sightline.cli.evaluation.ModelOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Progress;
import dev.sightline.curation.GalleryCurator;
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
      int embedded = curator.whole().reembed(embedder, timeout(), progress::step);
      out().printf(Locale.ROOT, "%d faces embedded, the gallery uses %s%n", embedded, model.id());
      return options.await(curator);
    }
  }

  private Optional<Duration> timeout() {
    return anyway ? Optional.empty() : Optional.of(options.timeout());
  }
}
