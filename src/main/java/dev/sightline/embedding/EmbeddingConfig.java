package dev.sightline.embedding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of the embedding network.
 *
 * @param model {@code embed.model}: {@code default}, the network that ships with Sightline; {@code
 *     ensemble}, the weights it was trained from; {@code mobilefacenet}, the first network of
 *     these; {@code resnet29}, the former default; {@code face-api}, the weights that one was
 *     trained from; or the path of an {@code .slm} bundle or an {@code .onnx} file
 * @param mirror {@code embed.mirror}: whether a chip and its mirror image are averaged, which
 *     doubles the work and reduces errors
 * @param engine {@code embed.engine}: the engine that runs the network; an {@code .onnx} file
 *     always runs on ONNX Runtime
 * @param nextModel {@code embed.next.model}: the model that the gallery will be switched to, in the
 *     form of {@code model}; if empty, none. Its chip template must be the same
 */
public record EmbeddingConfig(
    String model, boolean mirror, Engine engine, Optional<String> nextModel) {
  /** The value of {@code embed.model} for the network that ships with Sightline. */
  public static final String DEFAULT_MODEL = "default";

  /** The value of {@code embed.model} for the untouched public-domain weights. */
  public static final String FACE_API = "face-api";

  /** The value of {@code embed.model} for the network that shipped as the default before. */
  public static final String RESNET_29 = "resnet29";

  /** The value of {@code embed.model} for the untouched weights the shipped model began with. */
  public static final String ENSEMBLE = "ensemble";

  /** The value of {@code embed.model} for the first network of the ensemble alone. */
  public static final String MOBILE_FACE_NET = "mobilefacenet";

  /** The engine for a bundle's network. Both give the same embeddings to about 1e-6. */
  public enum Engine {
    DL4J,
    ONNXRUNTIME
  }

  public EmbeddingConfig {
    Objects.requireNonNull(engine, "embed.engine");
    Objects.requireNonNull(nextModel, "embed.next.model");
    if (model == null || model.isBlank()) {
      throw new IllegalArgumentException(
          "embed.model must be '"
              + DEFAULT_MODEL
              + "', '"
              + ENSEMBLE
              + "', '"
              + MOBILE_FACE_NET
              + "', '"
              + RESNET_29
              + "', '"
              + FACE_API
              + "' or the path of an .slm or .onnx file, was '"
              + model
              + "'");
    }
  }

  /** Creates a configuration without a next model. */
  public EmbeddingConfig(String model, boolean mirror, Engine engine) {
    this(model, mirror, engine, Optional.empty());
  }

  public static EmbeddingConfig defaults() {
    return new EmbeddingConfig(DEFAULT_MODEL, false, Engine.ONNXRUNTIME);
  }

  /** Returns a copy with another model. */
  public EmbeddingConfig withModel(String other) {
    return new EmbeddingConfig(other, mirror, engine, nextModel);
  }

  /** Returns this configuration and, if there is a next model, a copy with it. */
  public List<EmbeddingConfig> withNext() {
    return Stream.concat(Stream.of(model), nextModel.stream())
        .map(each -> new EmbeddingConfig(each, mirror, engine))
        .toList();
  }

  /** Returns a copy with or without mirroring. */
  public EmbeddingConfig withMirror(boolean other) {
    return new EmbeddingConfig(model, other, engine, nextModel);
  }

  /** Returns a copy that runs on another engine. */
  public EmbeddingConfig withEngine(Engine other) {
    return new EmbeddingConfig(model, mirror, other, nextModel);
  }
}
