package dev.sightline.gallery;

/** How a person of the gallery is matched. */
public enum PersonStatus {
  /** Named when recognised; whoever has no other status. */
  ACTIVE,
  /** Kept, but not compared with: a face of this person is a stranger's. */
  DISABLED,
  /** On the ignore list: recognised, so that nobody else is named, and never named. */
  IGNORED
}
