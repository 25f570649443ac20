package dev.sightline.detection;

import java.util.Objects;
import java.util.Optional;

/**
 * A face found in an image.
 *
 * <p>For every detector the box is a square about the face, from the middle of the forehead to the
 * chin and about from ear to ear, so that sizes are comparable. The eyes of a frontal face are
 * about 0.4 of its side apart. Boxes of a detector that are not squares are replaced by squares of
 * the same centre and area.
 *
 * @param box the box, in pixels of that image
 * @param landmarks the landmarks, in pixels of that image
 * @param score how certain the detector is, in [0, 1]; comparable only within one detector
 * @param mesh the mesh, in pixels of that image; empty if none was computed, and in faces that were
 *     read from records, which do not hold it
 */
public record DetectedFace(Box box, Landmarks landmarks, float score, Optional<FaceMesh> mesh) {

  public DetectedFace {
    Objects.requireNonNull(box, "box");
    Objects.requireNonNull(landmarks, "landmarks");
    Objects.requireNonNull(mesh, "mesh");
  }

  /** Creates a face without a mesh. */
  public DetectedFace(Box box, Landmarks landmarks, float score) {
    this(box, landmarks, score, Optional.empty());
  }

  /** Returns the face with a mesh, whose landmarks replace the detector's. */
  DetectedFace withMesh(FaceMesh found, float otherScore) {
    return new DetectedFace(box, found.landmarks(), otherScore, Optional.of(found));
  }
}
