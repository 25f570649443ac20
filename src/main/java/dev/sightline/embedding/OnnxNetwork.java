package dev.sightline.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A network in ONNX Runtime, computing on the caller's thread. Unlike a DL4J graph, one session
 * serves any number of threads.
 */
final class OnnxNetwork implements AutoCloseable {
  private final OrtSession session;
  private final String input;

  private OnnxNetwork(OrtSession session) {
    this.session = session;
    this.input = session.getInputNames().iterator().next();
  }

  /**
   * Loads a network.
   *
   * @param onnx the bytes of an ONNX file
   * @throws IllegalArgumentException if ONNX Runtime cannot load them
   */
  static OnnxNetwork load(byte[] onnx) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new OnnxNetwork(OrtEnvironment.getEnvironment().createSession(onnx, options));
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime cannot load the model", e);
    }
  }

  /** Creates a forward pass for one thread. Closing it leaves the network open. */
  ForwardPass forwardPass(int sidePx) {
    return new ForwardPass() {
      @Override
      public float[] compute(float[] values, int batch) {
        return run(values, new long[] {batch, 3, sidePx, sidePx});
      }

      @Override
      public void close() {}
    };
  }

  private float[] run(float[] values, long[] shape) {
    try (OnnxTensor chips =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of(input, chips))) {
      FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[output.remaining()];
      output.get(copy);
      return copy;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed on " + shape[0] + " chips", e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close the model", e);
    }
  }
}
