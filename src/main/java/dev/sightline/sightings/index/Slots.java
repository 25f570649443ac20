package dev.sightline.sightings.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The sightings of a day, 128 bytes each. What a filter reads lies in the first 64 bytes. A slot
 * never spans sectors, so it is written as a whole, and it is never given to another key.
 */
final class Slots {
  private static final int BYTES = 128;
  private static final int LIVE = 1;
  private static final int REMOVED = 2;

  private static final int STATE = 0;
  private static final int CRC = 4;
  private static final int FIRST_SEEN = 8;
  private static final int LAST_SEEN = 16;
  private static final int CAMERA = 24;
  private static final int SUBJECTS = 32;
  private static final int KEY = SUBJECTS + Long.BYTES * IndexedSighting.MAX_SUBJECTS;
  private static final int PAYLOAD = 64;
  private static final int VECTORS_CRC = 84;
  private static final int VIEWS = 88;
  private static final int VIEW = 92;

  private final MappedFile file;
  private int size;

  /** Where a view lies: the number of its model in the day, and its row. */
  record View(int model, int row) {}

  /** Where the parts of a sighting lie, and the checksum of its vectors. */
  record Places(Payloads.Place payload, List<View> views, int vectorsCrc) {}

  Slots(Path path) throws IOException {
    this.file = new MappedFile(path, BYTES);
  }

  MappedFile file() {
    return file;
  }

  int size() {
    return size;
  }

  /** Forgets all slots from this one on. */
  void cut(int end) {
    size = end;
    file.clearFrom(end);
  }

  /** Takes over what the files held when they were closed. */
  void restore(int sizeThen) {
    size = sizeThen;
  }

  /** Accepts a slot after the last one that was written before the files were opened. */
  void accept() {
    size++;
  }

  int append(IndexedSighting sighting, long keyHash, Places places) throws IOException {
    file.ensure(size + 1L);
    write(size, sighting, keyHash, places);
    return size++;
  }

  void write(int slot, IndexedSighting sighting, long keyHash, Places places) {
    ByteBuffer to = ByteBuffer.allocate(BYTES).order(file.chunk(slot).order());
    to.putLong(FIRST_SEEN, sighting.firstSeen().toEpochMilli());
    to.putLong(LAST_SEEN, sighting.lastSeen().toEpochMilli());
    to.putLong(CAMERA, Hashes.of(sighting.camera()));
    for (int i = 0; i < sighting.subjects().size(); i++) {
      to.putLong(SUBJECTS + i * Long.BYTES, Hashes.of(sighting.subjects().get(i)));
    }
    to.putLong(KEY, keyHash);
    writePlaces(to, places);
    to.putInt(STATE, LIVE).putInt(CRC, crc(to, 0));
    file.chunk(slot).put(file.offset(slot), to.array());
  }

  private static void writePlaces(ByteBuffer to, Places places) {
    Payloads.Place payload = places.payload();
    to.putLong(PAYLOAD, payload.unit()).putInt(PAYLOAD + 8, payload.bytes());
    to.putInt(PAYLOAD + 12, payload.units()).putInt(PAYLOAD + 16, payload.crc());
    to.putInt(VECTORS_CRC, places.vectorsCrc()).putInt(VIEWS, places.views().size());
    int at = VIEW;
    for (View view : places.views()) {
      to.putInt(at, view.model()).putInt(at + 4, view.row());
      at += 8;
    }
  }

  Places places(int slot) {
    return new Places(payload(slot), views(slot), intAt(slot, VECTORS_CRC));
  }

  Payloads.Place payload(int slot) {
    return new Payloads.Place(
        longAt(slot, PAYLOAD),
        intAt(slot, PAYLOAD + 8),
        intAt(slot, PAYLOAD + 12),
        intAt(slot, PAYLOAD + 16));
  }

  List<View> views(int slot) {
    int count = intAt(slot, VIEWS);
    List<View> views = new ArrayList<>(IndexedSighting.MAX_VIEWS);
    for (int at = VIEW; at < VIEW + 8 * count; at += 8) {
      views.add(new View(intAt(slot, at), intAt(slot, at + 4)));
    }
    return views;
  }

  /** Returns whether a slot has a view of the model with this number. */
  boolean hasModel(int slot, int model) {
    int end = VIEW + 8 * intAt(slot, VIEWS);
    for (int at = VIEW; at < end; at += 8) {
      if (intAt(slot, at) == model) {
        return true;
      }
    }
    return false;
  }

  /** Leaves nothing of a slot but the places of its parts, so that they can be cleared again. */
  void remove(int slot) {
    ByteBuffer chunk = file.chunk(slot);
    int start = file.offset(slot);
    chunk.putInt(start + STATE, REMOVED);
    for (int at = FIRST_SEEN; at < PAYLOAD; at += Long.BYTES) {
      chunk.putLong(start + at, 0);
    }
    chunk.putInt(start + CRC, crc(chunk, start));
  }

  boolean isLive(int slot) {
    return intAt(slot, STATE) == LIVE;
  }

  /** Returns whether a slot holds what was written to it, be it live or removed. */
  boolean isWhole(int slot) {
    int state = intAt(slot, STATE);
    int views = intAt(slot, VIEWS);
    return (state == LIVE || state == REMOVED)
        && views >= 0
        && views <= IndexedSighting.MAX_VIEWS
        && intAt(slot, CRC) == crc(file.chunk(slot), file.offset(slot));
  }

  long keyHash(int slot) {
    return longAt(slot, KEY);
  }

  long firstSeen(int slot) {
    return longAt(slot, FIRST_SEEN);
  }

  boolean matches(int slot, SlotFilter filter) {
    ByteBuffer chunk = file.chunk(slot);
    int start = file.offset(slot);
    return chunk.getInt(start + STATE) == LIVE
        && filter.admitsTimes(chunk.getLong(start + FIRST_SEEN), chunk.getLong(start + LAST_SEEN))
        && filter.admitsCamera(chunk.getLong(start + CAMERA))
        && admitsSubject(chunk, start, filter);
  }

  private static boolean admitsSubject(ByteBuffer chunk, int start, SlotFilter filter) {
    if (filter.admitsAllSubjects()) {
      return true;
    }
    for (int at = start + SUBJECTS; at < start + KEY; at += Long.BYTES) {
      if (filter.admitsSubject(chunk.getLong(at))) {
        return true;
      }
    }
    return false;
  }

  /** Adds those of {@code [start, end)} that a filter admits. */
  void addMatching(int start, int end, SlotFilter filter, BitSet admitted) {
    for (int slot = start; slot < end; slot++) {
      if (matches(slot, filter)) {
        admitted.set(slot);
      }
    }
  }

  private int intAt(int slot, int field) {
    return file.chunk(slot).getInt(file.offset(slot) + field);
  }

  private long longAt(int slot, int field) {
    return file.chunk(slot).getLong(file.offset(slot) + field);
  }

  private static int crc(ByteBuffer buffer, int start) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(start + FIRST_SEEN, BYTES - FIRST_SEEN));
    return (int) crc.getValue();
  }
}
