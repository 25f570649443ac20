package dev.sightline.embedding;

/**
 * Which network embeds, and how.
 *
 * @param model {@code embed.model}: {@code default}, the network that ships with Sightline; {@code
 *     face-api}, the public-domain weights it was trained from; or the path of an {@code .slm}
 *     bundle or an {@code .onnx} file
 * @param mirror {@code embed.mirror}: whether a chip and its mirror image are averaged, which
 *     doubles the work and lessens errors
 */
public record EmbeddingConfig(String model, boolean mirror) {
  /** The value of {@code embed.model} for the network that ships with Sightline. */
  public static final String DEFAULT_MODEL = "default";

  /** The value of {@code embed.model} for the untouched public-domain weights. */
  public static final String FACE_API = "face-api";

  public EmbeddingConfig {
    if (model == null || model.isBlank()) {
      throw new IllegalArgumentException(
          "embed.model must be '%s', '%s' or the path of an .slm or .onnx file, was '%s'"
              .formatted(DEFAULT_MODEL, FACE_API, model));
    }
  }

  public static EmbeddingConfig defaults() {
    return new EmbeddingConfig(DEFAULT_MODEL, false);
  }

  /** A copy with another model. */
  public EmbeddingConfig withModel(String other) {
    return new EmbeddingConfig(other, mirror);
  }

  /** A copy with or without mirroring. */
  public EmbeddingConfig withMirror(boolean other) {
    return new EmbeddingConfig(model, other);
  }
}
