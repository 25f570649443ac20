package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The data viewed, in an {@link AuditAction#VIEWED} record. */
public enum ViewedData {
  /** The enrolled persons, with a picture of each. */
  PERSONS,
  /** A person's enrolled faces. */
  TEMPLATES,
  /** Arrivals and departures. */
  EVENTS,
  /** The persons before the cameras now, and where each person was last seen. */
  PRESENCE,
  /** Single frames of cameras. */
  FRAMES,
  /** The persons similar to a picture that was searched with. */
  SEARCH,
  /** The explanation of an event. */
  EXPLANATION,
  /** The records of the audit. */
  AUDIT;

  /** The subject of a view of more than one person. */
  public static final String EVERYBODY = "everybody";

  /** Returns the name on the wire. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
