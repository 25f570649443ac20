package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was looked at, in an {@link AuditAction#VIEWED} record. */
public enum ViewedData {
  /** Who is enrolled, with a picture of each. */
  PERSONS,
  /** A person's enrolled faces. */
  TEMPLATES,
  /** Who came and went. */
  EVENTS,
  /** Who is before the cameras now, and where everybody was last seen. */
  PRESENCE,
  /** Single frames of cameras, whoever they show. */
  FRAMES,
  /** What a picture that somebody searched with is like. */
  SEARCH,
  /** How an event came about. */
  EXPLANATION;

  /** The subject of a look at more than one person. */
  public static final String EVERYBODY = "everybody";

  /** The name on the wire. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
