package dev.sightline.embedding;

/** Opens embedding models. */
public final class EmbeddingModels {

  private EmbeddingModels() {}

  /**
   * Opens the configured network; the caller closes it.
   *
   * @throws IllegalArgumentException if {@code embed.model} names nothing that can be opened
   */
  public static EmbeddingModel open(EmbeddingConfig config) {
    return switch (config.model()) {
      case EmbeddingConfig.DEFAULT_MODEL, EmbeddingConfig.FACE_API ->
          open(
              new ModelId("resnet29-face-api"),
              FaceApiWeights.load(),
              Preprocessing.RESNET_29,
              config.mirror());
      default ->
          throw new IllegalArgumentException(
              "embed.model names neither a known network nor a file: " + config.model());
    };
  }

  private static EmbeddingModel open(
      ModelId id, NetworkWeights weights, Preprocessing preprocessing, boolean mirror) {
    NetworkDescription network = weights.network();
    SharedGraph shared = new SharedGraph(weights);
    return new LendingModel(
        new NetworkOutput(id, preprocessing, network.dimension(), mirror),
        () -> new Dl4jForwardPass(shared.newGraph(), network.inputSidePx()),
        shared::free);
  }
}
