package dev.sightline.frames;

/**
 * The rotation that brings a stored picture upright: first turned, then mirrored.
 *
 * @param quarterTurns the number of 90° turns clockwise, in [0, 3]
 * @param mirrored whether left and right are exchanged after that
 */
record Orientation(int quarterTurns, boolean mirrored) {
  static final Orientation UPRIGHT = new Orientation(0, false);

  /**
   * Returns the orientation of a value of EXIF's tag 274; a value outside [1, 8] counts as 1, as in
   * viewers.
   *
   * <p>The values 2, 4, 5 and 7 are mirrored.
   */
  static Orientation ofExif(int value) {
    return switch (value) {
      case 2 -> new Orientation(0, true);
      case 3 -> new Orientation(2, false);
      case 4 -> new Orientation(2, true);
      case 5 -> new Orientation(1, true);
      case 6 -> new Orientation(1, false);
      case 7 -> new Orientation(3, true);
      case 8 -> new Orientation(3, false);
      default -> UPRIGHT;
    };
  }

  /** Returns the orientation with further turns. */
  Orientation turned(int moreQuarterTurns) {
    int turns = mirrored ? -moreQuarterTurns : moreQuarterTurns;
    return new Orientation(Math.floorMod(quarterTurns + turns, 4), mirrored);
  }

  /** Returns the orientation with left and right exchanged at the end. */
  Orientation mirroredOnce() {
    return new Orientation(quarterTurns, !mirrored);
  }
}
