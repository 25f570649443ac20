package dev.sightline.matching;

/** The reason why a face gets no name. */
public enum UnknownReason {
  /** Nobody is enrolled for the face's model in the collections searched. */
  EMPTY_GALLERY,
  /** No person reaches the threshold. */
  BELOW_THRESHOLD,
  /** The nearest person is too close to the next. */
  AMBIGUOUS,
  /** The nearest person is assigned to another face of the same frame. */
  PERSON_TAKEN,
  /** The nearest person is on the ignore list. */
  IGNORED,
  /** The face's track may be a presentation attack: a picture of the person, not the person. */
  POSSIBLE_SPOOF
}
