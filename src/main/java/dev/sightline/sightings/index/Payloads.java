package dev.sightline.sightings.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The keys and payloads of a day, one after the other: {@code [key length short][key][payload]},
 * each with some room to be rewritten in place.
 */
final class Payloads {
  private static final int UNIT = 64;

  private final MappedFile file;
  private long units;

  /** Where a payload lies: in units from the start, and its size, room and checksum. */
  record Place(long unit, int bytes, int units, int crc) {}

  Payloads(Path path) throws IOException {
    this.file = new MappedFile(path, UNIT);
  }

  MappedFile file() {
    return file;
  }

  long units() {
    return units;
  }

  /** Takes over what the file held when it was closed. */
  void restore(long unitsThen) {
    units = unitsThen;
  }

  /** Forgets all units from this one on. */
  void cut(long end) {
    units = end;
    file.clearFrom(end);
  }

  static byte[] join(byte[] key, byte[] payload) {
    return ByteBuffer.allocate(Short.BYTES + key.length + payload.length)
        .putShort((short) key.length)
        .put(key)
        .put(payload)
        .array();
  }

  Place append(byte[] joined) throws IOException {
    int room = (joined.length + joined.length / 8) / UNIT + 1;
    file.ensure(units + room);
    Place place = new Place(units, joined.length, room, crc(joined));
    file.write(units, joined);
    units += room;
    return place;
  }

  static boolean fits(Place place, byte[] joined) {
    return joined.length <= place.units() * UNIT;
  }

  /** Writes a payload in the place of another, of which nothing remains. */
  Place rewrite(Place place, byte[] joined) {
    file.write(place.unit(), Arrays.copyOf(joined, Math.max(joined.length, place.bytes())));
    return new Place(place.unit(), joined.length, place.units(), crc(joined));
  }

  void clear(Place place) {
    for (int i = 0; i < place.units(); i++) {
      file.clear(place.unit() + i);
    }
  }

  boolean isWhole(Place place) {
    return place.unit() >= 0
        && place.bytes() >= Short.BYTES
        && place.bytes() <= (long) place.units() * UNIT
        && place.unit() + place.units() <= file.records()
        && crc(read(place)) == place.crc();
  }

  private byte[] read(Place place) {
    byte[] joined = new byte[place.bytes()];
    file.read(place.unit(), joined);
    return joined;
  }

  byte[] key(Place place) {
    byte[] length = new byte[Short.BYTES];
    file.read(place.unit(), length);
    byte[] start = new byte[Short.BYTES + Short.toUnsignedInt(ByteBuffer.wrap(length).getShort())];
    file.read(place.unit(), start);
    return Arrays.copyOfRange(start, Short.BYTES, start.length);
  }

  byte[] payload(Place place) {
    byte[] joined = read(place);
    int length = Short.toUnsignedInt(ByteBuffer.wrap(joined).getShort());
    return Arrays.copyOfRange(joined, Short.BYTES + length, joined.length);
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
