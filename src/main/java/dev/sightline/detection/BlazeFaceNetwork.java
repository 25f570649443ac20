package dev.sightline.detection;

import dev.sightline.detection.DetectionConfig.Engine;
import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.List;

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
  static final int SIDE = DetectionNetwork.SIDE;

  private static final String RESOURCE = "/models/face_detection_full_range.tflite";
  private static final String LOGITS = "reshaped_classifier_face_4";
  private static final String COORDINATES = "reshaped_regressor_face_4";
  private static final int GRID = 48;
  private static final int CELLS = GRID * GRID;
  private static final int VALUES = 16;
  private static final float CELL_PX = (float) SIDE / GRID;

  private final DetectionNetwork network;
  private final InputPlanes input = new InputPlanes(127.5, 2.0 / 255);
  private float[] logits = new float[CELLS];
  private float[] coordinates = new float[CELLS * VALUES];

  BlazeFaceNetwork(Engine engine) {
    this.network = DetectionNetwork.open(engine, RESOURCE, List.of(LOGITS, COORDINATES));
  }

  /**
   * Runs the network.
   *
   * @param pixels at most 192 pixels a side; placed in the input's top left corner, the rest black
   * @param scoreThreshold the lowest score, in (0, 1)
   * @return all cells that reach the threshold, in pixels of the input, unmerged
   */
  List<DetectedFace> detect(Pixels pixels, double scoreThreshold) {
    List<float[]> outputs = network.compute(input.of(pixels));
    logits = outputs.get(0);
    coordinates = outputs.get(1);
    double logitThreshold = Math.log(scoreThreshold / (1 - scoreThreshold));
    List<DetectedFace> found = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      if (logits[cell] >= logitThreshold && hasSize(cell)) {
        found.add(face(cell));
      }
    }
    return found;
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

  @Override
  public void close() {
    network.close();
  }
}
