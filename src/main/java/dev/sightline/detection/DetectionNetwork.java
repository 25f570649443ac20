package dev.sightline.detection;

import dev.sightline.detection.DetectionConfig.Engine;
import dev.sightline.inference.OnnxNetwork;
import dev.sightline.inference.TfliteOnnx;
import java.util.List;

/**
 * A network of MediaPipe's in the configured engine, used by one thread. Its input is one square of
 * {@value #SIDE} pixels a side.
 */
interface DetectionNetwork extends AutoCloseable {
  /** The side of the square input. */
  int SIDE = 192;

  /**
   * Opens a network.
   *
   * @param resource the TensorFlow Lite file on the class path
   * @param outputs the names of the outputs, in the order in which they are returned
   */
  static DetectionNetwork open(Engine engine, String resource, List<String> outputs) {
    return switch (engine) {
      case OPENCV -> new OpenCvNetwork(NetworkResource.readTflite(resource), outputs);
      case ONNXRUNTIME -> in(OnnxNetwork.load(onnx(resource, outputs)));
    };
  }

  private static byte[] onnx(String resource, List<String> outputs) {
    return TfliteOnnx.convert(NetworkResource.bytes(resource), outputs);
  }

  private static DetectionNetwork in(OnnxNetwork network) {
    OnnxNetwork.Pass pass = network.newPass();
    return new DetectionNetwork() {
      @Override
      public List<float[]> compute(float[] planes) {
        return pass.run(planes, 1, 3, SIDE, SIDE);
      }

      @Override
      public void close() {
        network.close();
      }
    };
  }

  /**
   * Runs the network.
   *
   * @param planes {@code [3][192][192]}, red, green, blue
   * @return the outputs
   */
  List<float[]> compute(float[] planes);

  @Override
  void close();
}
