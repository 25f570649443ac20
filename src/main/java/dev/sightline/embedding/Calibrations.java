package dev.sightline.embedding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The calibrations of a model with and without mirroring, which shifts the similarities.
 *
 * @param plain one image per chip, or null
 * @param mirrored a chip and its mirror image averaged, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Calibrations(Calibration plain, Calibration mirrored) {

  /** Returns the value without any calibration. */
  public static Calibrations none() {
    return new Calibrations(null, null);
  }

  /** Returns the calibration for this setting, if it was measured. */
  public Optional<Calibration> calibration(boolean mirroring) {
    return Optional.ofNullable(mirroring ? mirrored : plain);
  }

  /** Returns a copy with one of them replaced. */
  public Calibrations with(boolean mirroring, Calibration calibration) {
    return mirroring
        ? new Calibrations(plain, calibration)
        : new Calibrations(calibration, mirrored);
  }
}
