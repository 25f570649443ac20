package dev.sightline.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * A writer of a bundle's network as ONNX (opset 13), for ONNX Runtime and other engines.
 *
 * <p>Input {@code chips}, {@code [batch, 3, side, side]}, preprocessed; output {@code embeddings},
 * {@code [batch, dimension]}, not normalised; batch is dynamic. The {@link OnnxProperties}, which
 * {@code embed.model} needs, and the calibrations are written beside the {@code .onnx} file.
 */
public final class OnnxExport {
  private static final long IR_VERSION = 7;
  private static final long OPSET = 13;
  private static final String INPUT = "chips";
  private static final String OUTPUT = "embeddings";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final NetworkWeights weights;

  private OnnxExport(NetworkWeights weights) {
    this.weights = weights;
  }

  /**
   * Writes {@code x.onnx}, {@code x.properties} and, if the bundle is calibrated, {@code
   * x.calibration.json}.
   *
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(ModelBundle bundle, Path onnx) {
    OnnxFiles files = OnnxFiles.of(onnx);
    try {
      Files.write(onnx, toBytes(bundle));
      new OnnxProperties(
              bundle.network().name(), bundle.preprocessing(), bundle.network().dimension())
          .write(files.properties());
      if (!bundle.card().calibrations().equals(Calibrations.none())) {
        BundleFormat.JSON.writeValue(files.calibrations().toFile(), bundle.card().calibrations());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + onnx, e);
    }
  }

  /** Returns the bundle's network as the bytes of an ONNX file. */
  static byte[] toBytes(ModelBundle bundle) {
    OnnxExport export = new OnnxExport(bundle.weights());
    export.addNetwork();
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("sightline")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .addMetadataProps(
            StringStringEntryProto.newBuilder().setKey("model-id").setValue(bundle.id().value()))
        .setGraph(export.graph)
        .build()
        .toByteArray();
  }

  private void addNetwork() {
    NetworkDescription network = weights.network();
    int inputSide = network.inputSidePx();
    graph.setName(network.name());
    graph.addInput(value(INPUT, 3, inputSide, inputSide));
    graph.addOutput(value(OUTPUT, network.dimension()));
    network.parameters().forEach(this::addParameter);
    String last = relu(convolve(network.stem(), INPUT));
    last = node("MaxPool", "conv32_pool", List.of(last), ints("kernel_shape", 3, 3), strides(2));
    int channels = network.stemFilters();
    for (int i = 0; i < network.blocks().size(); i++) {
      ResidualBlock block = network.blocks().get(i);
      last = add(block, channels, network.sideAfter(i - 1), last);
      channels = block.filters();
    }
    last = node("GlobalAveragePool", "average", List.of(last));
    last = node("Flatten", "flat", List.of(last));
    node("MatMul", OUTPUT, List.of(last, NetworkDescription.OUTPUT_LAYER + "/weights"));
  }

  private String add(ResidualBlock block, int channels, int side, String input) {
    String first = relu(convolve(block.first(channels), input));
    String convolved = convolve(block.second(), first);
    String shortcut = input;
    if (block.halving()) {
      shortcut =
          node(
              "AveragePool",
              block.name() + "/shortcut",
              List.of(input),
              ints("kernel_shape", 2, 2),
              strides(2));
    }
    int missing = block.missingCells(side);
    convolved = pad(convolved, 0, missing);
    shortcut = pad(shortcut, block.filters() - channels, 0);
    return relu(node("Add", block.name(), List.of(convolved, shortcut)));
  }

  private String convolve(Convolution convolution, String input) {
    long padding = convolution.padding();
    return node(
        "Conv",
        convolution.name(),
        List.of(input, convolution.weights().name(), convolution.bias().name()),
        ints("kernel_shape", convolution.kernel(), convolution.kernel()),
        ints("pads", padding, padding, padding, padding),
        strides(convolution.stride()));
  }

  private String relu(String input) {
    return node("Relu", input + "/relu", List.of(input));
  }

  /** Adds zeros after the last channel, and below and to the right of the plane. */
  private String pad(String input, long channels, long cells) {
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

  private String node(
      String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  private void addParameter(Parameter parameter) {
    ByteBuffer bytes = littleEndian(parameter.size() * Float.BYTES);
    bytes.asFloatBuffer().put(weights.array(parameter.name()));
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

  private static AttributeProto strides(long stride) {
    return ints("strides", stride, stride);
  }

  private static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
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
