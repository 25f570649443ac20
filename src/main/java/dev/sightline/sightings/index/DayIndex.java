package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.files.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The files of one day. The owner guards them with a lock. */
final class DayIndex implements Closeable {
  private final LocalDate date;
  private final Path folder;
  private final DayHeader header;
  private final DayParts parts;
  private final Slots slots;
  private final Payloads payloads;
  private int live;
  private boolean changed;
  private boolean gone;

  /** Opens the folder of a day, and creates it if it is missing. */
  DayIndex(Path folder) throws IOException {
    this.date = LocalDate.parse(folder.getFileName().toString());
    this.folder = PrivateFiles.createDirectories(folder);
    this.header = new DayHeader(folder.resolve("counts"));
    this.parts = new DayParts(folder);
    this.slots = parts.slots();
    this.payloads = parts.payloads();
    DayHeader.Counts counts = header.read();
    if (header.isDirty()) {
      changed = true;
      live = new DayRecovery(parts).run(counts.slots());
    } else {
      parts.restore(counts);
      live = counts.live();
    }
  }

  LocalDate date() {
    return date;
  }

  int live() {
    return live;
  }

  boolean isLive(int slot) {
    return !gone && slots.isLive(slot);
  }

  Slots slots() {
    return slots;
  }

  /** Returns the rows of a model, if the day has any. */
  Optional<ModelRows> rowsOf(ModelId model) {
    return parts.models().stream().filter(rows -> !gone && rows.model().equals(model)).findFirst();
  }

  /** Returns whether no view is of another model. */
  boolean isOnlyOf(ModelId model) {
    return parts.models().stream().allMatch(rows -> rows.live() == 0 || rows.model().equals(model));
  }

  /** Returns the number of live ones of these slots that have no view of a model. */
  long without(ModelId model, IntStream among) {
    int number = parts.models().stream().map(ModelRows::model).toList().indexOf(model);
    return among.filter(slot -> isLive(slot) && !slots.hasModel(slot, number)).count();
  }

  /** Returns the number of views of a model in a slot. */
  long viewsOf(int slot, ModelId model) {
    return slots.views(slot).stream()
        .filter(view -> parts.rows(view).model().equals(model))
        .count();
  }

  /** Returns the key of a live slot. */
  byte[] key(int slot) {
    return gone ? new byte[0] : payloads.key(slots.payload(slot));
  }

  byte[] payload(int slot) {
    return payloads.payload(slots.payload(slot));
  }

  /** Notes that changes follow. */
  void markChanged() throws IOException {
    changed = true;
    header.markDirty();
  }

  /**
   * Returns the live slots of a key. A removal that reached the disk only in part leaves a slot
   * without its key; it belongs to the key of its hash.
   */
  List<Integer> find(byte[] key) {
    if (gone) {
      return List.of();
    }
    return parts.keys().find(Hashes.of(key)).stream().filter(slot -> isOf(key, slot)).toList();
  }

  private boolean isOf(byte[] key, int slot) {
    return Arrays.equals(key(slot), key) || !payloads.isWhole(slots.payload(slot));
  }

  void put(IndexedSighting sighting, byte[] key, byte[] payload) throws IOException {
    byte[] joined = Payloads.join(key, payload);
    int kept = -1;
    for (int slot : find(key)) {
      if (kept < 0 && fits(slot, sighting, joined)) {
        kept = slot;
      } else {
        remove(slot);
      }
    }
    if (kept < 0) {
      append(sighting, Hashes.of(key), joined);
    } else {
      rewrite(kept, sighting, joined);
    }
  }

  private boolean fits(int slot, IndexedSighting sighting, byte[] joined) {
    List<ModelId> found = slots.views(slot).stream().map(view -> parts.rows(view).model()).toList();
    return Payloads.fits(slots.payload(slot), joined)
        && found.equals(sighting.views().stream().map(Embedding::model).toList());
  }

  private void append(IndexedSighting sighting, long keyHash, byte[] joined) throws IOException {
    int slot = slots.size();
    List<float[]> vectors = vectors(sighting);
    List<Slots.View> views = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      int model = parts.numberOf(sighting.views().get(i));
      views.add(new Slots.View(model, parts.models().get(model).append(vectors.get(i), slot)));
    }
    Slots.Places places = new Slots.Places(payloads.append(joined), views, DayParts.crc(vectors));
    slots.append(sighting, keyHash, places);
    parts.keys().add(keyHash, slot);
    live++;
  }

  private void rewrite(int slot, IndexedSighting sighting, byte[] joined) {
    List<float[]> vectors = vectors(sighting);
    List<Slots.View> views = slots.views(slot);
    for (int i = 0; i < vectors.size(); i++) {
      parts.rows(views.get(i)).write(views.get(i).row(), vectors.get(i), slot);
    }
    Payloads.Place payload = payloads.rewrite(slots.payload(slot), joined);
    Slots.Places places = new Slots.Places(payload, views, DayParts.crc(vectors));
    slots.write(slot, sighting, slots.keyHash(slot), places);
  }

  private static List<float[]> vectors(IndexedSighting sighting) {
    return sighting.views().stream().map(Embedding::toArray).toList();
  }

  /** Removes a live slot: its vectors and its payload become zeros. */
  void remove(int slot) {
    slots.views(slot).forEach(view -> parts.rows(view).remove(view.row()));
    payloads.clear(slots.payload(slot));
    slots.remove(slot);
    live--;
  }

  /** Writes all changes to the disk. */
  void flush() throws IOException {
    if (changed) {
      for (MappedFile file : parts.files()) {
        file.force();
      }
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      header.write(parts.counts(live));
      changed = false;
    }
  }

  /** Empties all files, so that their blocks are free although they are still mapped. */
  void discard() throws IOException {
    gone = true;
    slots.restore(0);
    header.truncate();
    for (MappedFile file : parts.files()) {
      file.truncate();
    }
    close();
  }

  @Override
  public void close() throws IOException {
    gone = true;
    slots.restore(0);
    header.close();
    for (MappedFile file : parts.files()) {
      file.close();
    }
  }
}
