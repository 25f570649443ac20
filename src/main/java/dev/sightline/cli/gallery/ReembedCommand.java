package dev.sightline.cli.gallery;

import dev.sightline.cli.evaluation.ModelOptions;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that re-embeds the gallery with another model. */
@Command(name = "reembed")
final class ReembedCommand implements Callable<Integer> {

  @Option(names = "--anyway")
  private boolean anyway;

  @Mixin private ModelOptions modelOptions;
  @Mixin private CurationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open();
        EmbeddingModel model = modelOptions.open();
        FaceEmbedder embedder = model.newEmbedder();
        ProgressBar progress = Progress.of("faces", -1)) {
      int embedded = curator.whole().reembed(embedder, timeout(), progress::step);
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "%d faces embedded, the gallery uses %s%n", embedded, model.id());
      spec.commandLine().getOut().flush();
      return options.await(curator);
    }
  }

  private Optional<Duration> timeout() {
    return anyway ? Optional.empty() : Optional.of(options.timeout());
  }
}
