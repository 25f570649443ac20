package dev.sightline.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/**
 * The operators of an ONNX file and their constants.
 *
 * @param operators the operators in order of computation
 */
public record OnnxModel(List<Operator> operators) {

  /**
   * An operator.
   *
   * @param type ONNX's name for it, e.g. {@code Conv}
   * @param constants those of its inputs that are part of the file, in float32, each row-major
   */
  public record Operator(String type, List<float[]> constants) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not an ONNX file
   */
  public static OnnxModel read(byte[] file) {
    GraphProto graph;
    try {
      graph = ModelProto.parseFrom(file).getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an ONNX file", e);
    }
    Map<String, TensorProto> constants =
        graph.getInitializerList().stream()
            .filter(tensor -> tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE)
            .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
    return new OnnxModel(
        graph.getNodeList().stream()
            .map(
                node ->
                    new Operator(
                        node.getOpType(),
                        node.getInputList().stream()
                            .filter(constants::containsKey)
                            .map(name -> values(constants.get(name)))
                            .toList()))
            .toList());
  }

  private static float[] values(TensorProto tensor) {
    ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
