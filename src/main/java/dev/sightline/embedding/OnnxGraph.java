package dev.sightline.embedding;

import dev.sightline.embedding.network.FrozenPart;
import dev.sightline.embedding.network.MobileBlock;
import dev.sightline.embedding.network.MobileNetwork;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** A builder of ONNX graphs: operators are added in order of computation, and named by outputs. */
final class OnnxGraph {
  static final String INPUT = "chips";
  static final String OUTPUT = "embeddings";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  private OnnxGraph() {}

  /** Returns the graph of a network. */
  static GraphProto of(NetworkWeights weights) {
    NetworkDescription network = weights.network();
    OnnxGraph graph = takingPixels(network);
    graph.graph.addOutput(value(OUTPUT, network.dimension()));
    network.parameters().forEach(parameter -> graph.addParameter(weights, parameter));
    network.fold(
        residual -> new ResidualOnnx(graph).add(residual),
        mobile -> new MobileOnnx(graph).add(mobile));
    return graph.graph.build();
  }

  /** Returns the graph of a network's frozen blocks, whose output is that of the last one. */
  static GraphProto ofFrozen(NetworkWeights weights, MobileNetwork network, FrozenPart frozen) {
    OnnxGraph graph = takingPixels(network);
    MobileOnnx operators = new MobileOnnx(graph);
    String last = INPUT;
    for (MobileBlock block : network.blocks()) {
      if (frozen.contains(block)) {
        block.parameters().forEach(parameter -> graph.addParameter(weights, parameter));
        last = operators.add(block, last);
        graph
            .graph
            .clearOutput()
            .addOutput(value(last, block.outputs(), block.sidePx(), block.sidePx()));
      }
    }
    return graph.graph.build();
  }

  private static OnnxGraph takingPixels(NetworkDescription network) {
    OnnxGraph graph = new OnnxGraph();
    int side = network.inputSidePx();
    graph.graph.setName(network.name());
    graph.graph.addInput(value(INPUT, 3, side, side));
    return graph;
  }

  /**
   * Adds zeros after the last channel, and below and to the right of the plane.
   *
   * @return the name of the padded array
   */
  String pad(String input, long channels, long cells) {
    if (channels == 0 && cells == 0) {
      return input;
    }
    ByteBuffer pads = littleEndian(8 * Long.BYTES);
    for (long pad : new long[] {0, 0, 0, 0, 0, channels, cells, cells}) {
      pads.putLong(pad);
    }
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(input + "/pads")
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .addDims(8)
            .setRawData(ByteString.copyFrom(pads.flip())));
    return node("Pad", input + "/padded", List.of(input, input + "/pads"));
  }

  /**
   * Adds an operator.
   *
   * @return the name of its output
   */
  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  private void addParameter(NetworkWeights weights, Parameter parameter) {
    ByteBuffer bytes = littleEndian(parameter.size() * Float.BYTES);
    bytes.asFloatBuffer().put(weights.get(parameter.name()));
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(parameter.name())
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(bytes));
    parameter.shape().forEach(tensor::addDims);
    graph.addInitializer(tensor);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static AttributeProto strides(long stride) {
    return ints("strides", stride, stride);
  }

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** Describes a float32 array whose first side is the batch. */
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
