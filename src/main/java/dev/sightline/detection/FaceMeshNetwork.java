package dev.sightline.detection;

import dev.sightline.detection.DetectionConfig.Engine;
import dev.sightline.frames.Image;
import dev.sightline.frames.Similarity;
import java.util.List;

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
  private static final int SIDE = DetectionNetwork.SIDE;

  /** The side of the input as a multiple of the box's. */
  private static final double MARGIN = 1.5;

  private final DetectionNetwork network;
  private final InputPlanes input = new InputPlanes(0, 1.0 / 255);

  FaceMeshNetwork(Engine engine) {
    this.network = DetectionNetwork.open(engine, RESOURCE, List.of(POINTS, FACE));
  }

  /**
   * Computes the mesh of a face.
   *
   * @param image an open image, which stays open
   * @param face the face, in pixels of the image
   * @return the mesh, in pixels of the image
   */
  FaceMesh mesh(Image image, DetectedFace face) {
    Similarity imageToInput = upright(face);
    List<float[]> outputs = network.compute(input.of(image.warpRepeatingEdge(imageToInput, SIDE)));
    float[] points = outputs.get(0);
    float logit = outputs.get(1)[0];
    Similarity inputToImage = imageToInput.inverse();
    float depthScale = (float) inputToImage.scale();
    float[] inImage = new float[points.length];
    for (int i = 0; i < points.length; i += 3) {
      inImage[i] = (float) inputToImage.x(points[i], points[i + 1]);
      inImage[i + 1] = (float) inputToImage.y(points[i], points[i + 1]);
      inImage[i + 2] = depthScale * points[i + 2];
    }
    return new FaceMesh(inImage, (float) (1 / (1 + Math.exp(-logit))));
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

  @Override
  public void close() {
    network.close();
  }
}
