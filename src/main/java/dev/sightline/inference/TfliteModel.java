package dev.sightline.inference;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The operators and tensors of a TensorFlow Lite file, which is a flatbuffer.
 *
 * <p>A table's field {@code i} is found through its vtable at {@code 4 + 2 · i}. The field numbers
 * are those of TensorFlow's {@code schema.fbs}. Only the first subgraph is read.
 *
 * @param operators the operators in order of computation
 * @param tensors the tensors, which operators name by index
 * @param inputs the indices of the inputs
 */
public record TfliteModel(List<Operator> operators, List<Tensor> tensors, List<Integer> inputs) {
  private static final int SUBGRAPHS = 2;
  private static final int BUFFERS = 4;
  private static final int OPERATOR_CODES = 1;
  private static final int FLOAT32 = 0;
  private static final int FLOAT16 = 1;
  private static final int INT32 = 2;

  /**
   * An operation on tensors.
   *
   * @param code the number in the schema's enumeration {@code BuiltinOperator}
   * @param inputs the indices of its inputs
   * @param outputs the indices of its outputs
   * @param options its options
   */
  public record Operator(int code, List<Integer> inputs, List<Integer> outputs, Options options) {}

  /**
   * A tensor.
   *
   * @param name the name
   * @param shape the sides, row-major; of filters {@code [outputs, height, width, inputs]}
   * @param values the numbers, of float32, float16 or int32; none if the tensor is computed
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never written
  public record Tensor(String name, List<Integer> shape, float[] values) {

    /** Returns whether the tensor is part of the file. */
    public boolean isConstant() {
      return values.length > 0;
    }
  }

  /** The options of an operator, by their numbers in the schema's table for it. */
  public static final class Options {
    private final Optional<Node> table;

    private Options(Optional<Node> table) {
      this.table = table;
    }

    /** Returns a whole number, 0 if it is absent. */
    public int number(int index) {
      return table.map(node -> node.integer(index)).orElse(0);
    }

    /** Returns an enumerated or true-or-false option, 0 if it is absent. */
    public int choice(int index) {
      return table.map(node -> node.octet(index)).orElse(0);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it does not begin like a TensorFlow Lite file
   */
  public static TfliteModel read(byte[] file) {
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
                    new Operator(
                        codes.get(node.integer(0)),
                        node.integers(1),
                        node.integers(2),
                        new Options(node.child(4))))
            .toList(),
        graph.children(0).stream().map(node -> tensor(node, buffers)).toList(),
        graph.integers(1));
  }

  private static Tensor tensor(Node node, List<Node> buffers) {
    Node buffer = buffers.get(node.integer(2));
    float[] values =
        switch (node.octet(1)) {
          case FLOAT32 -> buffer.floats(0);
          case FLOAT16 -> buffer.halves(0);
          case INT32 -> buffer.wholeNumbers(0);
          default -> new float[0];
        };
    return new Tensor(node.text(3), node.integers(0), values);
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
      return Math.max(integer(3), octet(0));
    }

    /** Returns a number of one byte or, if the field is absent, its default 0. */
    int octet(int index) {
      int field = field(index);
      return field == 0 ? 0 : bb.get(bb_pos + field);
    }

    String text(int index) {
      int field = field(index);
      return field == 0 ? "" : __string(bb_pos + field);
    }

    Optional<Node> child(int index) {
      int field = field(index);
      return field == 0 ? Optional.empty() : Optional.of(new Node(__indirect(bb_pos + field), bb));
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
      FloatBuffer source = bytes(index).asFloatBuffer();
      float[] values = new float[source.remaining()];
      source.get(values);
      return values;
    }

    /** Returns a vector of bytes as numbers of two bytes each. */
    float[] halves(int index) {
      ShortBuffer source = bytes(index).asShortBuffer();
      float[] values = new float[source.remaining()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float16.toFloat(source.get(i));
      }
      return values;
    }

    /** Returns a vector of bytes as whole numbers of four bytes each. */
    float[] wholeNumbers(int index) {
      IntBuffer source = bytes(index).asIntBuffer();
      float[] values = new float[source.remaining()];
      for (int i = 0; i < values.length; i++) {
        values[i] = source.get(i);
      }
      return values;
    }

    private ByteBuffer bytes(int index) {
      int field = field(index);
      int start = field == 0 ? 0 : __vector(field);
      int length = field == 0 ? 0 : __vector_len(field);
      return bb.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
