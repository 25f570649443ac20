package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The boxes of a HEIF file (ISO/IEC 23008-12), as telephones write HEIC and AVIF: items, where
 * their bytes lie, their properties and how they belong together.
 */
final class HeifFile {
  private static final int MAX_ITEMS = 10_000;

  private final byte[] bytes;
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, List<Extent>> extents = new HashMap<>();
  private final Map<Integer, List<Integer>> tiles = new HashMap<>();
  private final Map<Integer, List<Integer>> associations = new HashMap<>();
  private final List<Property> properties = new ArrayList<>();
  private ByteBuffer itemData = ByteBuffer.allocate(0);
  private int primary;

  /** A property of an item, by the four characters of its kind. */
  record Property(String kind, ByteBuffer body) {}

  /** The position of a part of an item: in the file, or in the file's item data. */
  private record Extent(boolean inItemData, long offset, long length) {}

  /**
   * @throws UndecodableImageException if the file breaks the format's rules
   */
  HeifFile(byte[] bytes) {
    this.bytes = bytes;
    boxes(
        ByteBuffer.wrap(bytes),
        (kind, body) -> {
          if (kind.equals("meta")) {
            body.getInt();
            boxes(body, this::ofMeta);
          }
        });
    if (!types.containsKey(primary)) {
      throw new UndecodableImageException("this HEIF file has no still picture", null);
    }
  }

  /** Returns the item that is the picture. */
  int primary() {
    return primary;
  }

  /**
   * Returns the four characters of an item's kind, e.g. {@code hvc1}, {@code av01} or {@code grid}.
   */
  String type(int item) {
    return types.getOrDefault(item, "");
  }

  /** Returns the items that a grid consists of, row by row. */
  List<Integer> tilesOf(int grid) {
    return tiles.getOrDefault(grid, List.of());
  }

  /** Returns an item's properties, in the order in which they apply. */
  List<Property> propertiesOf(int item) {
    return associations.getOrDefault(item, List.of()).stream()
        .filter(index -> 0 < index && index <= properties.size())
        .map(index -> properties.get(index - 1))
        .map(property -> new Property(property.kind(), property.body().duplicate()))
        .toList();
  }

  /** Returns an item's bytes, at most as many as the file has. */
  byte[] data(int item) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Extent extent : extents.getOrDefault(item, List.of())) {
      ByteBuffer source = extent.inItemData() ? itemData.duplicate() : ByteBuffer.wrap(bytes);
      long length = extent.length() == 0 ? source.limit() - extent.offset() : extent.length();
      if (extent.offset() < 0
          || length < 0
          || extent.offset() + length > source.limit()
          || data.size() + length > bytes.length) {
        throw new UndecodableImageException(
            String.format(
                Locale.ROOT,
                "item %d of this HEIF file reaches beyond its %d bytes",
                item,
                bytes.length),
            null);
      }
      data.write(source.array(), source.arrayOffset() + (int) extent.offset(), (int) length);
    }
    return data.toByteArray();
  }

  private interface Visitor {
    void box(String kind, ByteBuffer body);
  }

  private static void boxes(ByteBuffer in, Visitor visitor) {
    while (in.remaining() >= 8) {
      int start = in.position();
      long length = in.getInt() & 0xFFFFFFFFL;
      String kind = fourCharacters(in);
      if (length == 1) {
        length = in.getLong();
      } else if (length == 0) {
        length = (long) in.limit() - start;
      }
      long end = start + length;
      if (end < in.position() || end > in.limit()) {
        throw new UndecodableImageException(
            String.format(
                Locale.ROOT, "box '%s' of this HEIF file has a length of %d bytes", kind, length),
            null);
      }
      ByteBuffer body = in.slice(in.position(), (int) end - in.position());
      visitor.box(kind, body);
      in.position((int) end);
    }
  }

  private void ofMeta(String kind, ByteBuffer body) {
    switch (kind) {
      case "pitm" -> primary = version(body) == 0 ? twoBytes(body) : body.getInt();
      case "iinf" -> {
        int unused = version(body) == 0 ? twoBytes(body) : body.getInt();
        boxes(body, this::itemInfo);
      }
      case "iloc" -> locations(body);
      case "iref" -> references(body);
      case "idat" -> itemData = body.slice();
      case "iprp" -> boxes(body, this::ofProperties);
      default -> {
        // Metadata such as EXIF repeats what the properties say.
      }
    }
  }

  private void itemInfo(String kind, ByteBuffer body) {
    int version = version(body);
    if (version < 2 || types.size() >= MAX_ITEMS) {
      return;
    }
    int item = version == 2 ? twoBytes(body) : body.getInt();
    twoBytes(body);
    types.put(item, fourCharacters(body));
  }

  private void references(ByteBuffer body) {
    boolean small = version(body) == 0;
    boxes(
        body,
        (kind, reference) -> {
          int from = small ? twoBytes(reference) : reference.getInt();
          List<Integer> to = new ArrayList<>();
          for (int count = twoBytes(reference); count > 0; count--) {
            to.add(small ? twoBytes(reference) : reference.getInt());
          }
          if (kind.equals("dimg")) {
            tiles.put(from, to);
          }
        });
  }

  private void ofProperties(String kind, ByteBuffer body) {
    if (kind.equals("ipco")) {
      boxes(body, (name, property) -> properties.add(new Property(name, property)));
    } else if (kind.equals("ipma")) {
      associations(body);
    }
  }

  private void associations(ByteBuffer body) {
    int versionAndFlags = body.getInt();
    boolean wide = (versionAndFlags & 1) != 0;
    for (int entries = body.getInt(); entries > 0; entries--) {
      int item = versionAndFlags >>> 24 == 0 ? twoBytes(body) : body.getInt();
      List<Integer> indices = new ArrayList<>();
      for (int count = body.get() & 0xFF; count > 0; count--) {
        indices.add(wide ? twoBytes(body) & 0x7FFF : body.get() & 0x7F);
      }
      associations.put(item, indices);
    }
  }

  private void locations(ByteBuffer body) {
    int version = version(body);
    int sizes = twoBytes(body);
    int count = version < 2 ? twoBytes(body) : body.getInt();
    for (int i = 0; i < count; i++) {
      int item = version < 2 ? twoBytes(body) : body.getInt();
      boolean inItemData = version > 0 && (twoBytes(body) & 0xF) == 1;
      twoBytes(body);
      long base = number(body, sizes >> 4 & 0xF);
      List<Extent> parts = new ArrayList<>();
      for (int extents = twoBytes(body); extents > 0; extents--) {
        number(body, version > 0 ? sizes & 0xF : 0);
        long offset = base + number(body, sizes >> 12 & 0xF);
        parts.add(new Extent(inItemData, offset, number(body, sizes >> 8 & 0xF)));
      }
      extents.put(item, parts);
    }
  }

  private static long number(ByteBuffer in, int size) {
    return switch (size) {
      case 0 -> 0;
      case 4 -> in.getInt() & 0xFFFFFFFFL;
      case 8 -> in.getLong();
      default ->
          throw new UndecodableImageException(
              String.format(
                  Locale.ROOT, "a HEIF file with numbers of %d bytes, allowed 0, 4 or 8", size),
              null);
    };
  }

  private static int version(ByteBuffer in) {
    return in.getInt() >>> 24;
  }

  private static int twoBytes(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static String fourCharacters(ByteBuffer in) {
    byte[] characters = new byte[4];
    in.get(characters);
    return new String(characters, StandardCharsets.ISO_8859_1);
  }
}
