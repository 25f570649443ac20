package dev.sightline.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A network in ONNX Runtime, computing on the caller's thread. Unlike a DL4J graph, one session
 * serves any number of threads.
 */
final class OnnxNetwork implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = keptEnvironment();

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
      return new OnnxNetwork(ENVIRONMENT.createSession(onnx, options));
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime cannot load the model", e);
    }
  }

  /**
   * Returns the environment of the process, with a second reference that is never released. The
   * library releases its own in a shutdown hook, which runs beside the one that waits for the
   * stages to end. A pass in between fails, logs into freed memory and crashes the JVM.
   */
  private static OrtEnvironment keptEnvironment() {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
      api.setAccessible(true);
      Method reference =
          OrtEnvironment.class.getDeclaredMethod(
              "createHandle", long.class, int.class, String.class);
      reference.setAccessible(true);
      reference.invoke(
          null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "kept");
      return environment;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("ONNX Runtime is not the version that is expected", e);
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
    try (OnnxTensor chips = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(values), shape);
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
