package dev.sightline.gallery;

/** The way a person of the gallery is matched. */
public enum PersonStatus {
  /** Named when recognised: the default. */
  ACTIVE,
  /** Kept, but not compared with: a face of this person is treated as a stranger's. */
  DISABLED,
  /**
   * On the ignore list: recognised, so that the face is not taken for another person, but never
   * named.
   */
  IGNORED
}
