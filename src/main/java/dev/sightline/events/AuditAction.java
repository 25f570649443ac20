package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The type of an audited action. Named {@code status-set} and so on on the wire. */
public enum AuditAction {
  ENROLLED,
  NEGATIVE_ADDED,
  RENAMED,
  MERGED,
  MOVED,
  VISIT_REVISED,
  STATUS_SET,
  REMOVED,
  ERASED,
  IMPORTED,
  EXPORTED,
  REKEYED,
  REEMBEDDED,
  VIEWED,
  CAMERA_SET,
  CAMERA_REMOVED,
  MODEL_CHANGED,
  CONFIGURATION_CHANGED;

  /** Returns the name on the wire. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
