package dev.sightline.gallery;

/** Why a picture is not enrolled. */
public enum RefusalReason {
  /** The bytes are no picture that can be decoded. */
  UNREADABLE,
  NO_FACE,
  /** More than one face of similar size: whose picture it is stays open. */
  SEVERAL_FACES,
  FACE_TOO_SMALL,
  BLURRED,
  TOO_DARK,
  TOO_BRIGHT,
  TURNED_AWAY
}
