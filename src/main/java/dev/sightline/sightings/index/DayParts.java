package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The files of one day, but for the counts. The owner guards them with a lock. */
final class DayParts {
  private final Path folder;
  private final Slots slots;
  private final Payloads payloads;
  private final KeyTable keys;
  private final List<ModelRows> models = new ArrayList<>();

  DayParts(Path folder) throws IOException {
    this.folder = folder;
    this.slots = new Slots(folder.resolve("slots"));
    this.payloads = new Payloads(folder.resolve("payloads"));
    this.keys = new KeyTable(folder.resolve("keys"), slots);
    while (Files.exists(ModelRows.nameFile(folder, models.size()))) {
      models.add(ModelRows.open(folder, models.size()));
    }
  }

  Slots slots() {
    return slots;
  }

  Payloads payloads() {
    return payloads;
  }

  KeyTable keys() {
    return keys;
  }

  /** Returns the rows of each model, in the order of the models' numbers. */
  List<ModelRows> models() {
    return models;
  }

  ModelRows rows(Slots.View view) {
    return models.get(view.model());
  }

  /** Takes over what the files held when they were closed. */
  void restore(DayHeader.Counts counts) {
    slots.restore(counts.slots());
    payloads.restore(counts.payloadUnits());
    for (int i = 0; i < counts.rows().size(); i++) {
      models.get(i).restore(counts.rows().get(i), counts.liveRows().get(i));
    }
  }

  DayHeader.Counts counts(int live) {
    return new DayHeader.Counts(
        slots.size(),
        live,
        payloads.units(),
        models.stream().map(ModelRows::rows).toList(),
        models.stream().map(ModelRows::live).toList());
  }

  /** Returns the number of a view's model in this day; a new model gets the next one. */
  int numberOf(Embedding view) throws IOException {
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

  int vectorsCrc(int slot) {
    return crc(slots.views(slot).stream().map(view -> rows(view).read(view.row())).toList());
  }

  static int crc(List<float[]> vectors) {
    CRC32C crc = new CRC32C();
    for (float[] vector : vectors) {
      ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
      bytes.asFloatBuffer().put(vector);
      crc.update(bytes);
    }
    return (int) crc.getValue();
  }

  List<MappedFile> files() {
    List<MappedFile> files = new ArrayList<>(List.of(slots.file(), payloads.file(), keys.file()));
    models.forEach(rows -> files.addAll(rows.files()));
    return files;
  }
}
