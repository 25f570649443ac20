package dev.sightline.serving.health;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What does not work in a deployment.
 *
 * @param verdict what follows for recognition
 * @param faults the gravest first
 */
public record Health(Verdict verdict, List<Fault> faults) {

  public Health {
    Objects.requireNonNull(verdict, "verdict");
    faults = List.copyOf(faults);
  }

  /** What follows for recognition. */
  public enum Verdict {
    /** Every stage runs, and every camera sends frames. */
    ALL_WELL,
    /** The stages run, but a camera does not, a stage lags, or the search does not answer. */
    DEGRADED,
    /** Nobody is recognised. */
    NOT_RECOGNISING;

    /** Returns the name in the API, e.g. {@code all-well}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The part that a fault is of. */
  public enum Part {
    KAFKA,
    SERVER,
    STAGE,
    MODEL,
    CAMERA,
    CLOCK,
    SEARCH;

    /** Returns the name in the API, e.g. {@code camera}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A fault.
   *
   * @param name the camera, the stages or the model; empty if the part has no name
   * @param since when it began, or was first seen here
   * @param text what is wrong, for people
   */
  public record Fault(Part part, String name, Instant since, String text) {}
}
