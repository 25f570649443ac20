package dev.sightline.sightings.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * From the hash of a key to its slots, as a table in a file with linear probing: slot + 1, or 0 for
 * an empty place. An entry is believed only if its slot holds the hash. So an entry of a removed or
 * lost slot does no harm, and nothing is ever taken out.
 */
final class KeyTable {
  private static final int LEAST_PLACES = 1 << 14;

  private final Path path;
  private final Slots slots;
  private MappedFile file;
  private int places;

  KeyTable(Path path, Slots slots) throws IOException {
    this.path = path;
    this.slots = slots;
    this.file = new MappedFile(path, Integer.BYTES);
    file.ensure(LEAST_PLACES);
    this.places = Integer.highestOneBit(Math.toIntExact(file.records()));
  }

  MappedFile file() {
    return file;
  }

  /** Returns the live slots whose key has this hash. */
  List<Integer> find(long keyHash) {
    List<Integer> found = new ArrayList<>(1);
    int place = placeOf(keyHash);
    for (int entry = entry(place); entry != 0; entry = entry(place)) {
      int slot = entry - 1;
      if (slot < slots.size() && slots.keyHash(slot) == keyHash && slots.isLive(slot)) {
        found.add(slot);
      }
      place = next(place);
    }
    return found;
  }

  /** Adds the last slot. */
  void add(long keyHash, int slot) throws IOException {
    if (slots.size() >= places / 2) {
      rebuild();
    } else {
      insert(keyHash, slot);
    }
  }

  private void insert(long keyHash, int slot) {
    int place = placeOf(keyHash);
    int entry = entry(place);
    while (entry != 0 && entry != slot + 1) {
      place = next(place);
      entry = entry(place);
    }
    file.chunk(place).putInt(file.offset(place), slot + 1);
  }

  /** Writes the table again from the slots, with at least twice as many places. */
  void rebuild() throws IOException {
    while (slots.size() >= places / 2) {
      places *= 2;
    }
    Path renewed = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(renewed);
    MappedFile old = file;
    file = new MappedFile(renewed, Integer.BYTES);
    file.ensure(places);
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slots.isLive(slot)) {
        insert(slots.keyHash(slot), slot);
      }
    }
    file.force();
    Files.move(renewed, path, StandardCopyOption.ATOMIC_MOVE);
    old.truncate();
    old.close();
  }

  private int placeOf(long keyHash) {
    return (int) keyHash & (places - 1);
  }

  private int next(int place) {
    return (place + 1) & (places - 1);
  }

  private int entry(int place) {
    return file.chunk(place).getInt(file.offset(place));
  }
}
