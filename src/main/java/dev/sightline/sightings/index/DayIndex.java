package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.files.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The files of one day. The owner guards them with a lock. */
final class DayIndex implements Closeable {
  private final LocalDate date;
  private final Path folder;
  private final DayHeader header;
  private final Slots slots;
  private final Payloads payloads;
  private final KeyTable keys;
  private final List<ModelRows> models = new ArrayList<>();
  private int live;
  private boolean changed;
  private boolean gone;

  /** Opens the folder of a day, and creates it if it is missing. */
  DayIndex(Path folder) throws IOException {
    this.date = LocalDate.parse(folder.getFileName().toString());
    this.folder = PrivateFiles.createDirectories(folder);
    this.header = new DayHeader(folder.resolve("counts"));
    this.slots = new Slots(folder.resolve("slots"));
    this.payloads = new Payloads(folder.resolve("payloads"));
    this.keys = new KeyTable(folder.resolve("keys"), slots);
    while (Files.exists(ModelRows.nameFile(folder, models.size()))) {
      models.add(ModelRows.open(folder, models.size()));
    }
    DayHeader.Counts counts = header.read();
    if (header.isDirty()) {
      changed = true;
      recover(counts.slots());
    } else {
      restore(counts);
    }
  }

  private void restore(DayHeader.Counts counts) {
    slots.restore(counts.slots());
    payloads.restore(counts.payloadUnits());
    live = counts.live();
    for (int i = 0; i < counts.rows().size(); i++) {
      models.get(i).restore(counts.rows().get(i), counts.liveRows().get(i));
    }
  }

  /** Checks what was appended since the last flush, and cuts it where it is torn. */
  private void recover(int flushed) throws IOException {
    slots.restore(flushed);
    while (slots.size() < slots.file().records() && isWhole(slots.size())) {
      slots.accept();
    }
    slots.cut(slots.size());
    long payloadEnd = 0;
    int[] rows = new int[models.size()];
    for (int slot = 0; slot < slots.size(); slot++) {
      Payloads.Place payload = slots.payload(slot);
      payloadEnd = Math.max(payloadEnd, payload.unit() + payload.units());
      for (Slots.View view : slots.views(slot)) {
        rows[view.model()] = Math.max(rows[view.model()], view.row() + 1);
      }
    }
    payloads.cut(payloadEnd);
    for (int i = 0; i < rows.length; i++) {
      models.get(i).cut(rows[i]);
    }
    count();
    keys.rebuild();
  }

  private boolean isWhole(int slot) {
    if (!slots.isWhole(slot)) {
      return false;
    }
    for (Slots.View view : slots.views(slot)) {
      if (view.model() >= models.size() || !models.get(view.model()).hasRoomFor(view.row())) {
        return false;
      }
    }
    Slots.Places places = slots.places(slot);
    return !slots.isLive(slot)
        || (payloads.isWhole(places.payload()) && vectorsCrc(slot) == places.vectorsCrc());
  }

  private int vectorsCrc(int slot) {
    return crc(slots.views(slot).stream().map(this::read).toList());
  }

  private float[] read(Slots.View view) {
    return models.get(view.model()).read(view.row());
  }

  private static int crc(List<float[]> vectors) {
    CRC32C crc = new CRC32C();
    for (float[] vector : vectors) {
      ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
      bytes.asFloatBuffer().put(vector);
      crc.update(bytes);
    }
    return (int) crc.getValue();
  }

  /** Counts what is live, and clears once more what was removed. */
  private void count() {
    live = 0;
    int[] liveRows = new int[models.size()];
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slots.isLive(slot)) {
        live++;
        slots.views(slot).forEach(view -> liveRows[view.model()]++);
      } else {
        clear(slot);
      }
    }
    for (int i = 0; i < liveRows.length; i++) {
      models.get(i).restore(models.get(i).rows(), liveRows[i]);
    }
  }

  private void clear(int slot) {
    slots.views(slot).forEach(view -> models.get(view.model()).clear(view.row()));
    payloads.clear(slots.payload(slot));
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
    return models.stream().filter(rows -> !gone && rows.model().equals(model)).findFirst();
  }

  /** Returns the number of views of a model in a slot. */
  long viewsOf(int slot, ModelId model) {
    return slots.views(slot).stream()
        .filter(view -> models.get(view.model()).model().equals(model))
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
    return keys.find(Hashes.of(key)).stream().filter(slot -> isOf(key, slot)).toList();
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
    List<ModelId> found =
        slots.views(slot).stream().map(view -> models.get(view.model()).model()).toList();
    return Payloads.fits(slots.payload(slot), joined)
        && found.equals(sighting.views().stream().map(Embedding::model).toList());
  }

  private void append(IndexedSighting sighting, long keyHash, byte[] joined) throws IOException {
    int slot = slots.size();
    List<float[]> vectors = vectors(sighting);
    List<Slots.View> views = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      int model = numberOf(sighting.views().get(i));
      views.add(new Slots.View(model, models.get(model).append(vectors.get(i), slot)));
    }
    Slots.Places places = new Slots.Places(payloads.append(joined), views, crc(vectors));
    slots.append(sighting, keyHash, places);
    keys.add(keyHash, slot);
    live++;
  }

  private void rewrite(int slot, IndexedSighting sighting, byte[] joined) {
    List<float[]> vectors = vectors(sighting);
    List<Slots.View> views = slots.views(slot);
    for (int i = 0; i < vectors.size(); i++) {
      models.get(views.get(i).model()).write(views.get(i).row(), vectors.get(i), slot);
    }
    Payloads.Place payload = payloads.rewrite(slots.payload(slot), joined);
    Slots.Places places = new Slots.Places(payload, views, crc(vectors));
    slots.write(slot, sighting, slots.keyHash(slot), places);
  }

  private static List<float[]> vectors(IndexedSighting sighting) {
    return sighting.views().stream().map(Embedding::toArray).toList();
  }

  /** Returns the number of a view's model in this day; a new model gets the next one. */
  private int numberOf(Embedding view) throws IOException {
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).model().equals(view.model())) {
        return i;
      }
    }
    if (models.size() == DayHeader.MAX_MODELS) {
      throw new IllegalStateException(
          "the sightings of a day are of at most " + DayHeader.MAX_MODELS + " models");
    }
    models.add(ModelRows.create(folder, models.size(), view.model(), view.dimension()));
    return models.size() - 1;
  }

  /** Removes a live slot: its vectors and its payload become zeros. */
  void remove(int slot) {
    slots.views(slot).forEach(view -> models.get(view.model()).remove(view.row()));
    payloads.clear(slots.payload(slot));
    slots.remove(slot);
    live--;
  }

  /** Writes all changes to the disk. */
  void flush() throws IOException {
    if (changed) {
      for (MappedFile file : files()) {
        file.force();
      }
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      header.write(
          new DayHeader.Counts(
              slots.size(),
              live,
              payloads.units(),
              models.stream().map(ModelRows::rows).toList(),
              models.stream().map(ModelRows::live).toList()));
      changed = false;
    }
  }

  private List<MappedFile> files() {
    List<MappedFile> files = new ArrayList<>(List.of(slots.file(), payloads.file(), keys.file()));
    models.forEach(rows -> files.addAll(rows.files()));
    return files;
  }

  /** Empties all files, so that their blocks are free although they are still mapped. */
  void discard() throws IOException {
    gone = true;
    slots.restore(0);
    header.truncate();
    for (MappedFile file : files()) {
      file.truncate();
    }
    close();
  }

  @Override
  public void close() throws IOException {
    gone = true;
    slots.restore(0);
    header.close();
    for (MappedFile file : files()) {
      file.close();
    }
  }
}
