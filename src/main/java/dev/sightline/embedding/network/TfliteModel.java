package dev.sightline.embedding.network;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The operators and float32 tensors of a TensorFlow Lite file, which is a flatbuffer.
 *
 * <p>A table's field {@code i} is found through its vtable at {@code 4 + 2 · i}. The field numbers
 * are those of TensorFlow's {@code schema.fbs}. Only the first subgraph is read.
 *
 * @param operators the operators in order of computation
 * @param tensors the tensors, which operators name by index
 */
record TfliteModel(List<Operator> operators, List<Tensor> tensors) {
  private static final int SUBGRAPHS = 2;
  private static final int BUFFERS = 4;
  private static final int OPERATOR_CODES = 1;

  /**
   * An operation on tensors.
   *
   * @param code the number in the schema's enumeration {@code BuiltinOperator}
   * @param inputs the indices of its inputs
   * @param outputs the indices of its outputs
   */
  record Operator(int code, List<Integer> inputs, List<Integer> outputs) {}

  /**
   * A tensor.
   *
   * @param shape the sides, row-major; of filters {@code [outputs, height, width, inputs]}
   * @param values the numbers; none if the tensor is computed
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, read within this package only
  record Tensor(List<Integer> shape, float[] values) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it does not begin like a TensorFlow Lite file
   */
  static TfliteModel read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 8 || !new String(file, 4, 4, StandardCharsets.US_ASCII).equals("TFL3")) {
      throw new IllegalArgumentException("not a TensorFlow Lite file: it lacks the mark TFL3");
    }
    Node model = new Node(bytes.getInt(0), bytes);
    List<Integer> codes = model.children(OPERATOR_CODES).stream().map(Node::operatorCode).toList();
    List<Node> buffers = model.children(BUFFERS);
    Node graph = model.children(SUBGRAPHS).get(0);
    return new TfliteModel(
        graph.children(3).stream()
            .map(
                node ->
                    new Operator(codes.get(node.integer(0)), node.integers(1), node.integers(2)))
            .toList(),
        graph.children(0).stream()
            .map(node -> new Tensor(node.integers(0), buffers.get(node.integer(2)).floats(0)))
            .toList());
  }

  /** A table of the flatbuffer. */
  private static final class Node extends Table {
    Node(int position, ByteBuffer bytes) {
      __reset(position, bytes);
    }

    private int field(int index) {
      return __offset(4 + 2 * index);
    }

    /** Returns an integer or, if the field is absent, its default 0. */
    int integer(int index) {
      int field = field(index);
      return field == 0 ? 0 : bb.getInt(bb_pos + field);
    }

    /** Returns the newer field for codes or, in files that lack it, the older one of one byte. */
    int operatorCode() {
      int deprecated = field(0);
      return Math.max(integer(3), deprecated == 0 ? 0 : bb.get(bb_pos + deprecated));
    }

    List<Integer> integers(int index) {
      int field = field(index);
      if (field == 0) {
        return List.of();
      }
      int start = __vector(field);
      return IntStream.range(0, __vector_len(field))
          .mapToObj(i -> bb.getInt(start + Integer.BYTES * i))
          .toList();
    }

    List<Node> children(int index) {
      int start = __vector(field(index));
      return IntStream.range(0, __vector_len(field(index)))
          .mapToObj(i -> new Node(__indirect(start + Integer.BYTES * i), bb))
          .toList();
    }

    /** Returns a vector of bytes as numbers of four bytes each. */
    float[] floats(int index) {
      int field = field(index);
      if (field == 0) {
        return new float[0];
      }
      FloatBuffer source =
          bb.duplicate()
              .order(ByteOrder.LITTLE_ENDIAN)
              .position(__vector(field))
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      float[] values = new float[__vector_len(field) / Float.BYTES];
      source.get(values);
      return values;
    }
  }
}
