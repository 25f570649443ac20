package dev.sightline.training.data;

import dev.sightline.training.data.Augmentation.Placement;
import java.util.List;

/** A view of a face: its placement in the chip, and whether left and right are exchanged. */
public record View(Placement placement, boolean mirrored) {

  /** The unchanged chip. */
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

  /** Returns whether the placement is the chip's own, which needs no resampling. */
  boolean isInPlace() {
    return placement.equals(new Placement(0, 0, 1, 0));
  }
}
