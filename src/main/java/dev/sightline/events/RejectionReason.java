package dev.sightline.events;

import java.util.Locale;

/**
 * The reason why a record could not be processed. Named {@code frame-too-large} and so on on the
 * wire.
 */
public enum RejectionReason {
  /** The record's key names no camera: see {@link CameraKey}. */
  CAMERA_UNKNOWN,
  /** The record's timestamp is not after 1970-01-01T00:00:00Z, or after the year 9999. */
  CAPTURE_TIME_UNKNOWN,
  /** The record's timestamp is further ahead of the clock than {@code presence.max.ahead.ms}. */
  CAPTURE_TIME_AHEAD,
  FRAME_EMPTY,
  /** More bytes than {@code frames.max.bytes}. */
  FRAME_TOO_MANY_BYTES,
  FRAME_NOT_A_JPEG,
  /** The bytes end inside the header. */
  FRAME_TRUNCATED,
  /** The header breaks the format's rules. */
  FRAME_MALFORMED,
  /** A kind of JPEG that no camera produces: lossless, arithmetic, or not 8 bits. */
  FRAME_UNSUPPORTED,
  /** More pixels than {@code frames.max.width} and {@code frames.max.height} allow. */
  FRAME_TOO_LARGE,
  /** The bytes end before the picture does. */
  FRAME_INCOMPLETE,
  /** The decoder produced no picture. */
  FRAME_UNDECODABLE,
  /** The value is not a record of its topic. */
  RECORD_MALFORMED,
  /** The record was written by a newer version of the schema than this program knows. */
  SCHEMA_VERSION_UNKNOWN,
  /** The key of an encrypted record was destroyed or is not available. */
  KEY_UNKNOWN,
  /** An encrypted record was changed, or copied to another place. */
  SEAL_BROKEN,
  /** The result is larger than its topic allows. */
  RECORD_TOO_LARGE,
  /** The chips are not of the model's template. */
  CHIP_TEMPLATE_MISMATCH,
  /** The vectors are of another model than the gallery's. */
  MODEL_MISMATCH,
  /** The vectors have another dimension than the model's. */
  DIMENSION_MISMATCH,
  /** A webhook's receiver did not accept the event at any attempt. */
  SUBSCRIBER_FAILED,
  /** An event could not be delivered to a webhook's receiver before it was no longer valid. */
  EVENT_EXPIRED,
  /** A stage threw an exception; the dead letter contains its class. */
  STAGE_FAILED;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the name on the wire and in metrics, e.g. {@code frame-not-a-jpeg}. */
  public String code() {
    return code;
  }
}
