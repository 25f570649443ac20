package dev.sightline.evaluation;

import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceDetector;
import dev.sightline.frames.Image;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The recall and precision of a detector, measured image by image.
 *
 * <p>Detections are matched greedily, best score first. Each takes the free annotated box it
 * overlaps most, if the intersection over union is at least {@value #MIN_IOU}; a detection without
 * a box is false. The threshold is lower than the usual 0.5 because annotators and detectors
 * disagree on where a face ends.
 */
public final class DetectionBenchmark {
  static final double MIN_IOU = 0.3;

  private final FaceDetector detector;
  private final LongSupplier nanoClock;
  private int images;
  private int annotated;
  private int found;
  private int detections;
  private long nanos;

  /**
   * @param detector the detector, which stays open
   */
  public DetectionBenchmark(FaceDetector detector) {
    this(detector, System::nanoTime);
  }

  DetectionBenchmark(FaceDetector detector, LongSupplier nanoClock) {
    this.detector = Objects.requireNonNull(detector, "detector");
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
  }

  /**
   * Detects the faces of an image and compares them.
   *
   * @param image an open image, which stays open
   * @param boxes its annotated faces, in pixels; may be empty
   */
  public void add(Image image, List<Box> boxes) {
    long start = nanoClock.getAsLong();
    List<DetectedFace> faces = detector.detect(image);
    nanos += nanoClock.getAsLong() - start;
    images++;
    annotated += boxes.size();
    detections += faces.size();
    found += matches(faces, boxes);
  }

  private static int matches(List<DetectedFace> faces, List<Box> boxes) {
    List<Box> free = new ArrayList<>(boxes);
    for (DetectedFace face : faces) {
      Box best = null;
      for (Box box : free) {
        if (face.box().iou(box) >= MIN_IOU
            && (best == null || face.box().iou(box) > face.box().iou(best))) {
          best = box;
        }
      }
      free.remove(best);
    }
    return boxes.size() - free.size();
  }

  /**
   * Returns the figures so far.
   *
   * @throws IllegalStateException if no image was added
   */
  public DetectionFigures figures() {
    if (images == 0) {
      throw new IllegalStateException("no image was added");
    }
    double millis = nanos / (double) Duration.ofMillis(1).toNanos();
    return new DetectionFigures(
        annotated == 0 ? 1 : (double) found / annotated,
        detections == 0 ? 1 : (double) found / detections,
        images,
        annotated,
        detections,
        millis / images);
  }
}
