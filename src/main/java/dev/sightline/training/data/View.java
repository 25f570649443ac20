package dev.sightline.training.data;

import dev.sightline.training.data.Augmentation.Placement;
import java.util.List;

/**
 * One way to look at a face: where it lies in the chip, and whether left and right are exchanged.
 */
public record View(Placement placement, boolean mirrored) {

  /** The chip as it is. */
  public static final List<View> PLAIN = List.of(new View(new Placement(0, 0, 1, 0), false));

  /** The chip and its mirror image. */
  public static final List<View> MIRRORED = withMirrors(List.of(new Placement(0, 0, 1, 0)));

  /** The chip, a larger and a smaller one, each with its mirror image. */
  static final List<View> SCALED =
      withMirrors(
          List.of(
              new Placement(0, 0, 1, 0),
              new Placement(0, 0, 1.05, 0),
              new Placement(0, 0, .95, 0)));

  private static List<View> withMirrors(List<Placement> placements) {
    return placements.stream()
        .flatMap(
            placement -> List.of(new View(placement, false), new View(placement, true)).stream())
        .toList();
  }

  /** Whether this is the chip's own place, which needs no resampling. */
  boolean isInPlace() {
    return placement.equals(new Placement(0, 0, 1, 0));
  }
}
