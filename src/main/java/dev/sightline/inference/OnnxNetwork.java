package dev.sightline.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network in ONNX Runtime, computing on the caller's thread. Unlike a DL4J graph, one session
 * serves any number of threads.
 */
public final class OnnxNetwork implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = keptEnvironment();

  private final OrtSession session;
  private final String input;
  private boolean closed;

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
  public static OnnxNetwork load(byte[] onnx) {
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

  /** Returns a way to run the network for one thread. */
  public Pass newPass() {
    return new Pass();
  }

  /** Runs the network for one thread. Its native memory for inputs is used again. */
  public final class Pass {
    private FloatBuffer buffer = FloatBuffer.allocate(0);

    private Pass() {}

    /**
     * Runs the network.
     *
     * @param values the input, row-major
     * @param shape the sides of the input, the batch first
     * @return the outputs, row-major, in the order of the network
     */
    public List<float[]> run(float[] values, long... shape) {
      try (OnnxTensor images = OnnxTensor.createTensor(ENVIRONMENT, filled(values), shape);
          OrtSession.Result result = session.run(Map.of(input, images))) {
        List<float[]> outputs = new ArrayList<>(result.size());
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.add(copy(((OnnxTensor) output.getValue()).getFloatBuffer()));
        }
        return outputs;
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime failed on " + shape[0] + " images", e);
      }
    }

    private FloatBuffer filled(float[] values) {
      if (buffer.capacity() < values.length) {
        buffer =
            ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
      }
      return buffer.clear().put(values).flip();
    }

    private static float[] copy(FloatBuffer output) {
      float[] copy = new float[output.remaining()];
      output.get(copy);
      return copy;
    }
  }

  /** Frees the network. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot close the model", e);
    }
  }
}
