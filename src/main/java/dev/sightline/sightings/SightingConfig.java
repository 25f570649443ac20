package dev.sightline.sightings;

import java.util.Objects;

/**
 * What is recorded of visits.
 *
 * @param mode {@code sightings}: which visits are recorded
 * @param faces {@code sightings.faces}: whether the best face is recorded as a picture
 */
public record SightingConfig(Mode mode, Faces faces) {

  /** Which visits are recorded. */
  public enum Mode {
    /** All visits. */
    ALL,
    /** The visits of enrolled persons. */
    KNOWN,
    /** No visit. */
    OFF
  }

  /** Whether pictures are recorded. */
  public enum Faces {
    ON,
    OFF
  }

  public SightingConfig {
    Objects.requireNonNull(mode, "sightings");
    Objects.requireNonNull(faces, "sightings.faces");
  }

  /** Returns the default: all visits, with pictures. */
  public static SightingConfig defaults() {
    return new SightingConfig(Mode.ALL, Faces.ON);
  }

  /** Returns whether visits are recorded. */
  public boolean isOn() {
    return mode != Mode.OFF;
  }

  /** Returns whether the stages keep pictures of faces until the visit ends. */
  public boolean keepsFaces() {
    return isOn() && faces == Faces.ON;
  }

  /**
   * Returns whether a visit is recorded.
   *
   * @param isNamed whether it is an enrolled person's
   */
  boolean records(boolean isNamed) {
    return mode == Mode.ALL || (mode == Mode.KNOWN && isNamed);
  }
}
