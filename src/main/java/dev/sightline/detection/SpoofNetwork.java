package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.Region;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * A network that tells a face before the camera from a face on paper or on a screen (MiniFASNet).
 * It sees the face with its surroundings, where the edge of a sheet or a screen, its reflections
 * and its pattern are. Not thread-safe.
 *
 * <p>Input {@code [1, 3, 128, 128]}, BGR in [0, 255]; output {@code [1, 3]}, logits, the first of a
 * genuine face.
 */
public final class SpoofNetwork implements AutoCloseable {
  /** The side of the smallest face that is scored, in pixels: below it, a picture has no traces. */
  public static final double MIN_FACE_PX = 64;

  private static final String RESOURCE = "/models/fr_liveness.onnx";
  private static final int SIDE = 128;
  private static final int CLASSES = 3;

  /** The side of what the network sees, in sides of the face's box. */
  private static final double SCALE = 2.7;

  private final Net net = NetworkResource.readOnnx(RESOURCE);
  private final Mat input = new Mat(SIDE, SIDE, CvType.CV_8UC3);
  private final float[] logits = new float[CLASSES];

  /** Returns whether a face is large enough to be scored. */
  public static boolean isScored(Box box) {
    return Math.min(box.width(), box.height()) >= MIN_FACE_PX;
  }

  /**
   * Scores a face.
   *
   * @param image the image it was found in, which stays open
   * @return how genuine it seems, in [0, 1]
   */
  public float genuineScore(Image image, Box box) {
    Region region = surroundings(box, image.width(), image.height());
    Pixels pixels = image.resample(region, SIDE, SIDE);
    input.put(0, 0, pixels.bgr());
    Mat blob = Dnn.blobFromImage(input, 1, new Size(SIDE, SIDE), Scalar.all(0), false, false);
    net.setInput(blob);
    Mat output = net.forward();
    output.get(0, 0, logits);
    output.release();
    blob.release();
    return shareOfFirst(logits);
  }

  /**
   * Returns the box scaled about its centre, by less than {@value #SCALE} if the image is too small
   * for that, and moved into the image.
   */
  static Region surroundings(Box box, int width, int height) {
    double scale =
        Math.min(SCALE, Math.min(width / (double) box.width(), height / (double) box.height()));
    int regionWidth = Math.max(1, (int) (box.width() * scale));
    int regionHeight = Math.max(1, (int) (box.height() * scale));
    int x = (int) Math.round(box.x() + (box.width() - regionWidth) / 2.0);
    int y = (int) Math.round(box.y() + (box.height() - regionHeight) / 2.0);
    return new Region(
        Math.max(0, Math.min(x, width - regionWidth)),
        Math.max(0, Math.min(y, height - regionHeight)),
        regionWidth,
        regionHeight);
  }

  /** Returns the first probability of a softmax. */
  private static float shareOfFirst(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[0]);
    }
    return (float) (1 / sum);
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
