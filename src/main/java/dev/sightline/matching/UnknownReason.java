package dev.sightline.matching;

/** Why a face gets no name. */
public enum UnknownReason {
  /** Nobody is enrolled for the face's model in the collections searched. */
  EMPTY_GALLERY,
  /** No person is alike enough. */
  BELOW_THRESHOLD,
  /** The nearest person is not far enough ahead of the next. */
  AMBIGUOUS,
  /** The nearest person is already another face of the same frame. */
  PERSON_TAKEN,
  /** The nearest person is on the ignore list. */
  IGNORED
}
