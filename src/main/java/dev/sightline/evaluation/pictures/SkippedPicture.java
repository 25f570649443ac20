package dev.sightline.evaluation.pictures;

/** A picture without a chip, and the reason. */
public record SkippedPicture(PersonPicture picture, Reason reason) {

  /** The reason why a picture has no chip. */
  public enum Reason {
    /** The file cannot be read or decoded. */
    UNREADABLE,
    /** The detector finds no face. */
    NO_FACE,
    /** Another picture of the set has the same bytes. */
    DUPLICATE
  }
}
