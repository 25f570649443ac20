package dev.sightline.cli.evaluation;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.ModelBundles;
import picocli.CommandLine.Option;

/** The model bundle that a command reads. */
public final class BundleOption {

  @Option(names = "--model", paramLabel = "MODEL", defaultValue = EmbeddingConfig.DEFAULT_MODEL)
  private String model;

  String model() {
    return model;
  }

  public ModelBundle read() {
    return ModelBundles.named(model);
  }
}
