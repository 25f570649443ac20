package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** The type of a match. */
public enum MatchType {
  /** A face is a person of the gallery. */
  FACE_IDENTIFIED("face.identified"),
  /** A face gets no name. */
  FACE_UNKNOWN("face.unknown");

  private final String code;

  MatchType(String code) {
    this.code = code;
  }

  /** Returns the name on the wire. */
  @JsonValue
  public String code() {
    return code;
  }
}
