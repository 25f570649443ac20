package dev.sightline.detection;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.dnn.Net;

/** A network in OpenCV's DNN module. */
final class OpenCvNetwork implements DetectionNetwork {
  private static final int[] SHAPE = {1, 3, SIDE, SIDE};
  private static final int[] START = new int[SHAPE.length];

  private final Net net;
  private final List<String> outputs;
  private final Mat input = new Mat(SHAPE, CvType.CV_32F);

  OpenCvNetwork(Net net, List<String> outputs) {
    this.net = net;
    this.outputs = List.copyOf(outputs);
  }

  @Override
  public List<float[]> compute(float[] planes) {
    List<Mat> computed = new ArrayList<>(outputs.size());
    input.put(START, planes);
    net.setInput(input);
    net.forward(computed, outputs);
    return computed.stream().map(OpenCvNetwork::values).toList();
  }

  private static float[] values(Mat output) {
    Mat row = output.reshape(1, 1);
    float[] values = new float[row.cols()];
    row.get(0, 0, values);
    row.release();
    output.release();
    return values;
  }

  /**
   * Releases the input. The network's native memory is freed with the object: OpenCV offers no way
   * to free it earlier.
   */
  @Override
  public void close() {
    input.release();
  }
}
