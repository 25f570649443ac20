package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * MediaPipe's face mesh network (Kartynnik et al. 2019, arXiv 1907.06724): one pass over one face.
 *
 * <p>Input {@code [1, 3, 192, 192]}, RGB in [0, 1]. Outputs: {@code [1, 1404]} numbers, which are
 * {@link FaceMesh#POINTS} times x, y and z in pixels of the input, and one logit that says whether
 * there is a face at all.
 */
final class FaceMeshNetwork implements AutoCloseable {
  private static final String RESOURCE = "/models/face_landmark.tflite";
  private static final String POINTS = "conv2d_21";
  private static final String FACE = "conv2d_31";
  private static final int SIDE = 192;

  /** The side of the input as a multiple of the box's. */
  private static final double MARGIN = 1.5;

  private final Net net = NetworkResource.readTflite(RESOURCE);
  private final Mat canvas = new Mat(SIDE, SIDE, CvType.CV_8UC3);
  private final float[] points = new float[3 * FaceMesh.POINTS];
  private final float[] logit = new float[1];

  /**
   * Computes the mesh of a face.
   *
   * @param image an open image, which stays open
   * @param face the face, in pixels of the image
   * @return the mesh, in pixels of the image
   */
  FaceMesh mesh(Image image, DetectedFace face) {
    Similarity imageToInput = upright(face);
    forward(image.warpRepeatingEdge(imageToInput, SIDE).bgr());
    Similarity inputToImage = imageToInput.inverse();
    float depthScale = (float) inputToImage.scale();
    float[] inImage = new float[points.length];
    for (int i = 0; i < points.length; i += 3) {
      inImage[i] = (float) inputToImage.x(points[i], points[i + 1]);
      inImage[i + 1] = (float) inputToImage.y(points[i], points[i + 1]);
      inImage[i + 2] = depthScale * points[i + 2];
    }
    return new FaceMesh(inImage, (float) (1 / (1 + Math.exp(-logit[0]))));
  }

  /** Returns the transform to the input: the box's middle in its middle, the eyes level. */
  private static Similarity upright(DetectedFace face) {
    Box box = face.box();
    double scale = SIDE / (MARGIN * Math.max(box.width(), box.height()));
    double roll = Math.toRadians(HeadPose.rollDegrees(face.landmarks()));
    double a = scale * Math.cos(roll);
    double b = -scale * Math.sin(roll);
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    return new Similarity(a, b, SIDE / 2.0 - (a * x - b * y), SIDE / 2.0 - (b * x + a * y));
  }

  private void forward(byte[] bgr) {
    canvas.put(0, 0, bgr);
    Mat input =
        Dnn.blobFromImage(canvas, 1.0 / 255, new Size(SIDE, SIDE), Scalar.all(0), true, false);
    List<Mat> outputs = new ArrayList<>(2);
    net.setInput(input);
    net.forward(outputs, List.of(POINTS, FACE));
    read(outputs.get(0), points);
    read(outputs.get(1), logit);
    outputs.forEach(Mat::release);
    input.release();
  }

  private static void read(Mat output, float[] values) {
    Mat row = output.reshape(1, 1);
    row.get(0, 0, values);
    row.release();
  }

  /**
   * Releases the network. Its native memory is freed with the object: OpenCV offers no way to free
   * it earlier.
   */
  @Override
  public void close() {
    canvas.release();
  }
}
