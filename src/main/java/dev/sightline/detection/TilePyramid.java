package dev.sightline.detection;

import dev.sightline.frames.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of an image for a network of fixed input size. Each face of at least the smallest size
 * is large enough and whole in at least one tile.
 *
 * <p>The first level is the image itself. A face of {@code p} pixels covers the share {@code p / s}
 * of a tile of side {@code s}; while the smallest wanted face covers less than {@link
 * #SMALLEST_SHARE}, a level of smaller tiles follows. Neighbouring tiles overlap by {@link
 * #MIN_OVERLAP} of their side, so that faces up to this size are whole in one of them. Larger faces
 * are found on the level above, if its tiles are at most {@code MIN_OVERLAP / SMALLEST_SHARE = 2}
 * times as large.
 */
final class TilePyramid {
  /** The share of its input below which BlazeFace finds few faces. */
  static final double SMALLEST_SHARE = 0.1;

  /** The share of its side by which a tile overlaps its neighbour at least. */
  static final double MIN_OVERLAP = 0.2;

  private static final double LEVEL_RATIO = MIN_OVERLAP / SMALLEST_SHARE;

  private TilePyramid() {}

  /**
   * Computes the tiles.
   *
   * @param smallestFace the side of the smallest wanted face, in pixels of the image
   * @return the whole image first, then level by level finer tiles, all inside the image
   */
  static List<Region> tiles(int width, int height, double smallestFace) {
    List<Region> tiles = new ArrayList<>();
    tiles.add(new Region(0, 0, width, height));
    int longer = Math.max(width, height);
    double zoom = longer * SMALLEST_SHARE / smallestFace;
    int levels = (int) Math.ceil(Math.log(zoom) / Math.log(LEVEL_RATIO));
    for (int level = 1; level <= levels; level++) {
      double side = longer / Math.pow(zoom, (double) level / levels);
      addLevel(tiles, width, height, (int) Math.round(side));
    }
    return tiles;
  }

  private static void addLevel(List<Region> tiles, int width, int height, int side) {
    int tileWidth = Math.min(side, width);
    int tileHeight = Math.min(side, height);
    for (int y : starts(height, tileHeight)) {
      for (int x : starts(width, tileWidth)) {
        tiles.add(new Region(x, y, tileWidth, tileHeight));
      }
    }
  }

  /** Returns where tiles begin, evenly spread from edge to edge. */
  private static int[] starts(int length, int tile) {
    int room = length - tile;
    int steps = (int) Math.ceil(room / (tile * (1 - MIN_OVERLAP)));
    int[] starts = new int[steps + 1];
    for (int i = 1; i <= steps; i++) {
      starts[i] = (int) ((long) room * i / steps);
    }
    return starts;
  }
}
