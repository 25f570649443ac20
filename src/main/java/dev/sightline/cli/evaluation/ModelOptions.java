package dev.sightline.cli.evaluation;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import picocli.CommandLine.Option;

/**
 * The options for the model of a command that works on pictures; the stream is configured
 * separately.
 */
public final class ModelOptions {

  @Option(names = "--model", paramLabel = "MODEL", defaultValue = EmbeddingConfig.DEFAULT_MODEL)
  private String model;

  @Option(names = "--mirror")
  private boolean mirror;

  @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "ONNXRUNTIME")
  private EmbeddingConfig.Engine engine;

  EmbeddingConfig config() {
    return new EmbeddingConfig(model, mirror, engine);
  }

  public EmbeddingModel open() {
    return EmbeddingModels.open(config());
  }
}
