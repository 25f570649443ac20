package dev.sightline.evaluation.pictures;

/** A picture that gave no chip, and why. */
public record SkippedPicture(PersonPicture picture, Reason reason) {

  /** Why a picture gave no chip. */
  public enum Reason {
    /** The file cannot be read or decoded. */
    UNREADABLE,
    /** The detector finds no face. */
    NO_FACE,
    /** Another picture of the set has the same bytes. */
    DUPLICATE
  }
}
