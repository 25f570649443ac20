package dev.sightline.gallery;

/** The reason why a picture is not enrolled. */
public enum RefusalReason {
  /** The bytes cannot be decoded as a picture. */
  UNREADABLE,
  NO_FACE,
  /** More than one face of similar size, so it is unclear which face is the person's. */
  SEVERAL_FACES,
  FACE_TOO_SMALL,
  BLURRED,
  TOO_DARK,
  TOO_BRIGHT,
  TURNED_AWAY
}
