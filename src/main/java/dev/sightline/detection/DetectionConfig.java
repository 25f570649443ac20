package dev.sightline.detection;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The configuration of face detection.
 *
 * @param model {@code detect.model}: {@code blazeface}, or the path of a YuNet network, which ends
 *     in {@code .onnx}
 * @param landmarks {@code detect.landmarks}: where the landmarks come from
 * @param engine {@code detect.engine}: the engine that runs BlazeFace and the mesh; YuNet runs on
 *     OpenCV
 * @param minFacePx {@code detect.min.face.px}: the side of the smallest face wanted, in pixels of
 *     the image, in [8, 4096]. It decides the number of BlazeFace's passes: one over the whole
 *     image is enough if such a face covers a tenth of its longer side
 * @param scoreThreshold {@code detect.score.threshold}: detections below it are dropped, in (0, 1);
 *     if empty, the model's own, see {@link #lowestScore()}
 * @param nmsIou {@code detect.nms.iou}: detections that overlap more than this are one face, in (0,
 *     1)
 * @param maxFaces {@code detect.max.faces}: the maximum number of faces; the best by score are
 *     kept, in [1, 1000]
 */
public record DetectionConfig(
    String model,
    LandmarkSource landmarks,
    Engine engine,
    double minFacePx,
    OptionalDouble scoreThreshold,
    double nmsIou,
    int maxFaces) {
  /** The model whose weights are part of the build. */
  public static final String BLAZEFACE = "blazeface";

  private static final double BLAZEFACE_LOWEST_SCORE = 0.5;
  private static final double YUNET_LOWEST_SCORE = 0.6;
  private static final double BLAZEFACE_MESH_LOWEST_SCORE = 0.24;
  private static final double YUNET_MESH_LOWEST_SCORE = 0.45;

  /** The engine for the networks that find faces. Both give the same faces, up to rounding. */
  public enum Engine {
    ONNXRUNTIME,
    OPENCV
  }

  /** The lowest score of a detection whose mesh is computed. */
  private static final double LOWEST_MESHED_SCORE = 0.25;

  public DetectionConfig {
    Objects.requireNonNull(landmarks, "landmarks");
    Objects.requireNonNull(engine, "engine");
    if (!model.equals(BLAZEFACE) && !model.endsWith(".onnx")) {
      throw new IllegalArgumentException(
          "detect.model must be "
              + BLAZEFACE
              + " or the path of an .onnx file, was '"
              + model
              + "'");
    }
    if (!(minFacePx >= 8 && minFacePx <= 4096)) {
      throw new IllegalArgumentException(
          "detect.min.face.px must be in [8, 4096], was " + minFacePx);
    }
    scoreThreshold.ifPresent(score -> requireFraction("detect.score.threshold", score));
    requireFraction("detect.nms.iou", nmsIou);
    if (maxFaces < 1 || maxFaces > 1000) {
      throw new IllegalArgumentException("detect.max.faces must be in [1, 1000], was " + maxFaces);
    }
  }

  /**
   * Returns the defaults: BlazeFace, landmarks of the mesh, faces from 72 px (three passes over a
   * frame of 1280 × 720, one over 640 × 480), the model's own score threshold, overlap 0.3, at most
   * 100 faces.
   */
  public static DetectionConfig defaults() {
    return new DetectionConfig(
        BLAZEFACE, LandmarkSource.MESH, Engine.ONNXRUNTIME, 72, OptionalDouble.empty(), 0.3, 100);
  }

  public DetectionConfig withModel(String otherModel) {
    return new DetectionConfig(
        otherModel, landmarks, engine, minFacePx, scoreThreshold, nmsIou, maxFaces);
  }

  public DetectionConfig withLandmarks(LandmarkSource otherLandmarks) {
    return new DetectionConfig(
        model, otherLandmarks, engine, minFacePx, scoreThreshold, nmsIou, maxFaces);
  }

  public DetectionConfig withEngine(Engine otherEngine) {
    return new DetectionConfig(
        model, landmarks, otherEngine, minFacePx, scoreThreshold, nmsIou, maxFaces);
  }

  public DetectionConfig withMinFacePx(double otherMinFacePx) {
    return new DetectionConfig(
        model, landmarks, engine, otherMinFacePx, scoreThreshold, nmsIou, maxFaces);
  }

  public DetectionConfig withScoreThreshold(double otherScoreThreshold) {
    return new DetectionConfig(
        model,
        landmarks,
        engine,
        minFacePx,
        OptionalDouble.of(otherScoreThreshold),
        nmsIou,
        maxFaces);
  }

  /**
   * Returns the score threshold, or else the model's own: for BlazeFace 0.24 with the mesh and 0.5
   * without, for YuNet 0.45 and 0.6.
   */
  public double lowestScore() {
    return scoreThreshold.orElseGet(this::usualLowestScore);
  }

  private double usualLowestScore() {
    boolean mesh = landmarks == LandmarkSource.MESH;
    if (model.equals(BLAZEFACE)) {
      return mesh ? BLAZEFACE_MESH_LOWEST_SCORE : BLAZEFACE_LOWEST_SCORE;
    }
    return mesh ? YUNET_MESH_LOWEST_SCORE : YUNET_LOWEST_SCORE;
  }

  /** Returns the lowest score at which the detector itself reports a face. */
  double lowestDetectorScore() {
    return landmarks == LandmarkSource.MESH
        ? Math.min(LOWEST_MESHED_SCORE, lowestScore())
        : lowestScore();
  }

  /** Returns the side of the smallest face reported, in pixels of the image. */
  double leastFacePx() {
    return minFacePx * 2 / 3;
  }

  private static void requireFraction(String key, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(key + " must be in (0, 1), was " + value);
    }
  }
}
