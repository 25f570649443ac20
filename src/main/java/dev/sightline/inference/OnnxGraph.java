package dev.sightline.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * A builder of ONNX files (opset 13): operators are added in order of computation, and named by
 * their outputs.
 */
public final class OnnxGraph {
  private static final long IR_VERSION = 7;
  private static final long OPSET = 13;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final boolean blocked;

  private OnnxGraph(String name, boolean blocked) {
    graph.setName(name);
    this.blocked = blocked;
  }

  /** Creates a graph of the operators that say most plainly what is computed. */
  public static OnnxGraph forExchange(String name) {
    return new OnnxGraph(name, false);
  }

  /**
   * Creates a graph of the operators that ONNX Runtime computes fastest: those that it computes on
   * images in blocks of channels. Around any other it rearranges the image, there and back.
   */
  public static OnnxGraph forOnnxRuntime(String name) {
    return new OnnxGraph(name, true);
  }

  @SuppressWarnings("ArrayRecordComponent") // never written
  private record Constant(float[] values, List<Integer> shape) {

    TensorProto.Builder named(String name) {
      ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
      bytes.asFloatBuffer().put(values);
      return TensorProto.newBuilder()
          .setName(name)
          .setDataType(TensorProto.DataType.FLOAT_VALUE)
          .addAllDims(shape.stream().map(Integer::longValue).toList())
          .setRawData(ByteString.copyFrom(bytes));
    }
  }

  /** An attribute of an operator. */
  public static final class Attribute {
    private final AttributeProto proto;

    private Attribute(AttributeProto.Builder proto) {
      this.proto = proto.build();
    }
  }

  public static Attribute ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return new Attribute(attribute);
  }

  public static Attribute strides(long stride) {
    return ints("strides", stride, stride);
  }

  public static Attribute integer(String name, long value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.INT)
            .setI(value));
  }

  public static Attribute text(String name, String value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.STRING)
            .setS(ByteString.copyFromUtf8(value)));
  }

  /** Declares an input. Its first side, which is not given, is the batch. */
  public void input(String name, long... sides) {
    graph.addInput(value(name, sides));
  }

  /** Declares an output. Its first side, which is not given, is the batch. */
  public void output(String name, long... sides) {
    graph.addOutput(value(name, sides));
  }

  /** Adds a constant, row-major. */
  public void constant(String name, float[] values, List<Integer> shape) {
    constants.put(name, new Constant(values, shape));
  }

  /** Adds a constant of whole numbers in one row. */
  public void constant(String name, long... values) {
    ByteBuffer bytes = littleEndian(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(values.length)
            .setRawData(ByteString.copyFrom(bytes)));
  }

  /**
   * Adds an operator.
   *
   * @return the name of its output
   */
  public String node(String operator, String output, List<String> inputs, Attribute... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output);
    for (Attribute attribute : attributes) {
      node.addAttribute(attribute.proto);
    }
    graph.addNode(node);
    return output;
  }

  /**
   * Adds {@code max(x, 0) + slope · min(x, 0)} with one slope per channel. In blocks of channels
   * that is {@code x + (1 − slope) · relu(−x)}, and a factor per channel is a depthwise convolution
   * of one cell.
   *
   * @param slope the name of a constant {@code [channels, 1, 1]}, used for nothing else
   * @return the name of its output
   */
  public String prelu(String output, String input, String slope) {
    if (!blocked) {
      return node("PRelu", output, List.of(input, slope));
    }
    float[] slopes = constants.remove(slope).values();
    float[] factors = new float[slopes.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 1 - slopes[i];
    }
    float[] minus = new float[slopes.length];
    Arrays.fill(minus, -1);
    String negative = perChannel(output + "/negative", input, minus);
    String part = node("Relu", output + "/part", List.of(negative));
    return node("Add", output, List.of(perChannel(output + "/scaled", part, factors), input));
  }

  /** Multiplies each channel by its factor. */
  private String perChannel(String output, String input, float[] factors) {
    constant(output + "/factors", factors, List.of(factors.length, 1, 1, 1));
    return node(
        "Conv",
        output,
        List.of(input, output + "/factors"),
        ints("kernel_shape", 1, 1),
        integer("group", factors.length));
  }

  /** Returns the bytes of the file. */
  public byte[] toBytes(Map<String, String> metadata) {
    GraphProto.Builder whole = graph.clone();
    constants.forEach((name, constant) -> whole.addInitializer(constant.named(name)));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("sightline")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(whole);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ValueInfoProto value(String name, long... sides) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
    for (long side : sides) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
