package dev.sightline.detection;

/** Where the landmarks of a face come from. */
public enum LandmarkSource {
  /** The face mesh: five points. Its network also rejects what is not a face. */
  MESH,
  /** The detector itself. */
  DETECTOR
}
