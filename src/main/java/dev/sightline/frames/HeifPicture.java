package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * The main picture of a HEIF file: one coded picture, or a grid of them, as telephones store it.
 *
 * @param header the size as stored, and the orientation
 * @param columns the number of columns of tiles, 1 if it is not a grid
 * @param tiles the coded pictures, row by row
 */
record HeifPicture(HeifFile file, PictureHeader header, int columns, List<Integer> tiles) {
  private static final int MAX_TILES = 4096;

  /**
   * @throws UndecodableImageException if there is no such picture
   * @throws java.nio.BufferUnderflowException if a part ends too soon
   */
  static HeifPicture of(byte[] bytes) {
    HeifFile file = new HeifFile(bytes);
    int primary = file.primary();
    Orientation orientation = orientation(file, primary);
    if (!file.type(primary).equals("grid")) {
      ByteBuffer size = property(file, primary, "ispe");
      PictureHeader header = new PictureHeader(size.getInt(4), size.getInt(8), orientation);
      return new HeifPicture(file, header, 1, List.of(primary));
    }
    ByteBuffer grid = ByteBuffer.wrap(file.data(primary));
    boolean large = (grid.get(1) & 1) != 0;
    int rows = (grid.get(2) & 0xFF) + 1;
    int columns = (grid.get(3) & 0xFF) + 1;
    PictureHeader header =
        new PictureHeader(
            large ? grid.getInt(4) : grid.getShort(4) & 0xFFFF,
            large ? grid.getInt(8) : grid.getShort(6) & 0xFFFF,
            orientation);
    List<Integer> tiles = file.tilesOf(primary);
    if (tiles.size() != rows * columns || tiles.size() > MAX_TILES) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "a grid of %d x %d has %d tiles, allowed %d",
              columns,
              rows,
              tiles.size(),
              Math.min(rows * columns, MAX_TILES)),
          null);
    }
    return new HeifPicture(file, header, columns, List.copyOf(tiles));
  }

  /** Opens the decoder of a tile. */
  FfmpegStill decoder(int tile, int maxPixels) {
    String type = file.type(tile);
    return switch (type) {
      case "hvc1" -> new FfmpegStill("hevc", bytes(property(file, tile, "hvcC")), maxPixels);
      case "av01" -> new FfmpegStill("libaom-av1", bytes(property(file, tile, "av1C")), maxPixels);
      default ->
          throw new UndecodableImageException(
              String.format(
                  Locale.ROOT, "a HEIF picture of the kind '%s', allowed hvc1 and av01", type),
              null);
    };
  }

  private static Orientation orientation(HeifFile file, int item) {
    Orientation orientation = Orientation.UPRIGHT;
    for (HeifFile.Property property : file.propertiesOf(item)) {
      if (property.kind().equals("irot")) {
        // Counted against the clock there.
        orientation = orientation.turned(-(property.body().get(0) & 3));
      } else if (property.kind().equals("imir")) {
        boolean leftAndRight = (property.body().get(0) & 1) == 1;
        orientation =
            leftAndRight ? orientation.mirroredOnce() : orientation.mirroredOnce().turned(2);
      }
    }
    return orientation;
  }

  private static ByteBuffer property(HeifFile file, int item, String kind) {
    return file.propertiesOf(item).stream()
        .filter(property -> property.kind().equals(kind))
        .findFirst()
        .map(HeifFile.Property::body)
        .orElseThrow(
            () ->
                new UndecodableImageException(
                    String.format(Locale.ROOT, "a HEIF picture without the property '%s'", kind),
                    null));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
