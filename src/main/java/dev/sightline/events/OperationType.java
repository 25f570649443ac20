package dev.sightline.events;

import com.fasterxml.jackson.annotation.JsonValue;

/** The type of an operation event. */
public enum OperationType {
  /** A camera sends frames, for the first time or again. */
  CAMERA_UP("camera.up"),
  /** A camera that was up sends no frames any more. */
  CAMERA_DOWN("camera.down"),
  /** A camera's clock jumped back, is wrong, or is right again. */
  CAMERA_CLOCK("camera.clock");

  private final String code;

  OperationType(String code) {
    this.code = code;
  }

  /** Returns the name on the wire. */
  @JsonValue
  public String code() {
    return code;
  }
}
