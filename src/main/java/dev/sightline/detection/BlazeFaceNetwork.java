package dev.sightline.detection;

import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * MediaPipe's full-range BlazeFace network: one pass over one square input.
 *
 * <p>Input {@code [1, 3, 192, 192]}, RGB in [−1, 1]. For each cell of a 48 × 48 grid it outputs a
 * logit {@code [1, 2304, 1]} and {@code [1, 2304, 16]} coordinates, in pixels of the input: the
 * box's centre relative to the cell's, its width and height, and six points relative to the cell's
 * centre (right eye, left eye, nose tip, mouth centre, right ear, left ear).
 */
final class BlazeFaceNetwork implements AutoCloseable {
  /** The side of the square input. */
  static final int SIDE = 192;

  private static final String RESOURCE = "/models/face_detection_full_range.tflite";
  private static final String LOGITS = "reshaped_classifier_face_4";
  private static final String COORDINATES = "reshaped_regressor_face_4";
  private static final int GRID = 48;
  private static final int CELLS = GRID * GRID;
  private static final int VALUES = 16;
  private static final float CELL_PX = (float) SIDE / GRID;

  private final Net net = NetworkResource.readTflite(RESOURCE);
  private final Mat canvas = new Mat(SIDE, SIDE, CvType.CV_8UC3);
  private final float[] logits = new float[CELLS];
  private final float[] coordinates = new float[CELLS * VALUES];

  /**
   * Runs the network.
   *
   * @param pixels at most 192 pixels a side; placed in the input's top left corner, the rest black
   * @param scoreThreshold the lowest score, in (0, 1)
   * @return all cells that reach the threshold, in pixels of the input, unmerged
   */
  List<DetectedFace> detect(Pixels pixels, double scoreThreshold) {
    forward(pixels);
    double logitThreshold = Math.log(scoreThreshold / (1 - scoreThreshold));
    List<DetectedFace> found = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      if (logits[cell] >= logitThreshold && hasSize(cell)) {
        found.add(face(cell));
      }
    }
    return found;
  }

  private void forward(Pixels pixels) {
    lay(pixels);
    Mat input =
        Dnn.blobFromImage(canvas, 2.0 / 255, new Size(SIDE, SIDE), Scalar.all(127.5), true, false);
    List<Mat> outputs = new ArrayList<>(2);
    net.setInput(input);
    net.forward(outputs, List.of(LOGITS, COORDINATES));
    outputs.get(0).get(new int[3], logits);
    outputs.get(1).get(new int[3], coordinates);
    outputs.forEach(Mat::release);
    input.release();
  }

  /** Copies the pixels into the canvas's top left corner and blackens the rest. */
  private void lay(Pixels pixels) {
    Mat content = new Mat(pixels.height(), pixels.width(), CvType.CV_8UC3);
    Mat corner = canvas.submat(0, pixels.height(), 0, pixels.width());
    content.put(0, 0, pixels.bgr());
    canvas.setTo(Scalar.all(0));
    content.copyTo(corner);
    corner.release();
    content.release();
  }

  private boolean hasSize(int cell) {
    return coordinates[cell * VALUES + 2] > 0 && coordinates[cell * VALUES + 3] > 0;
  }

  private DetectedFace face(int cell) {
    float width = coordinates[cell * VALUES + 2];
    float height = coordinates[cell * VALUES + 3];
    Point centre = point(cell, 0);
    Box box = new Box(centre.x() - width / 2, centre.y() - height / 2, width, height);
    Landmarks landmarks =
        new Landmarks(point(cell, 4), point(cell, 6), point(cell, 8), point(cell, 10));
    return new DetectedFace(box, landmarks, (float) (1 / (1 + Math.exp(-logits[cell]))));
  }

  private Point point(int cell, int value) {
    int column = cell % GRID;
    int row = cell / GRID;
    float cellX = (column + 0.5f) * CELL_PX;
    float cellY = (row + 0.5f) * CELL_PX;
    int start = cell * VALUES + value;
    return new Point(cellX + coordinates[start], cellY + coordinates[start + 1]);
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
