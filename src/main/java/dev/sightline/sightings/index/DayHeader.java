package dev.sightline.sightings.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The counts of a day at its last flush. They fit in one sector, so they are written as a whole.
 *
 * <p>{@code [magic int][version int][crc int][dirty int][slots int][live int][payload units
 * long][models int][rows int × models][live rows int × models]}; the CRC covers what follows {@code
 * dirty}.
 */
final class DayHeader implements Closeable {
  static final int MAX_MODELS = 16;

  private static final int BYTES = 512;
  private static final int MAGIC = 0x58444953;
  private static final int VERSION = 1;
  private static final int VERSION_AT = 4;
  private static final int CRC_AT = 8;
  private static final int DIRTY_AT = 12;
  private static final int COUNTS_AT = 16;

  private final MappedFile file;

  /** The counts of a day; the lists have an element per model. */
  record Counts(
      int slots, int live, long payloadUnits, List<Integer> rows, List<Integer> liveRows) {

    static Counts none() {
      return new Counts(0, 0, 0, List.of(), List.of());
    }
  }

  DayHeader(Path path) throws IOException {
    this.file = new MappedFile(path, BYTES);
    file.ensure(1);
    if (page().getInt(0) == MAGIC && page().getInt(VERSION_AT) != VERSION) {
      int found = page().getInt(VERSION_AT);
      file.close();
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the sightings of %s have format %d, this program reads format %d; delete the folder"
                  + " and they are read from Kafka again",
              path.getParent(),
              found,
              VERSION));
    }
  }

  /** Returns whether the day may hold more, or less, than the counts say. */
  boolean isDirty() {
    return page().getInt(DIRTY_AT) != 0 || !isWhole();
  }

  /** Notes that changes follow, before the first of them. */
  void markDirty() throws IOException {
    if (page().getInt(DIRTY_AT) == 0) {
      page().putInt(DIRTY_AT, 1);
      file.force();
    }
  }

  /** Returns the counts of the last flush; none if there was no complete one. */
  Counts read() {
    if (!isWhole()) {
      return Counts.none();
    }
    ByteBuffer counts = page().duplicate().order(page().order()).position(COUNTS_AT);
    int slots = counts.getInt();
    int live = counts.getInt();
    long payloadUnits = counts.getLong();
    Integer[] rows = new Integer[counts.getInt()];
    Integer[] liveRows = new Integer[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = counts.getInt();
    }
    for (int i = 0; i < rows.length; i++) {
      liveRows[i] = counts.getInt();
    }
    return new Counts(slots, live, payloadUnits, List.of(rows), List.of(liveRows));
  }

  /** Writes the counts, once everything they count is on the disk. */
  void write(Counts values) throws IOException {
    ByteBuffer counts = page().duplicate().order(page().order()).position(COUNTS_AT);
    counts.putInt(values.slots()).putInt(values.live()).putLong(values.payloadUnits());
    counts.putInt(values.rows().size());
    values.rows().forEach(counts::putInt);
    values.liveRows().forEach(counts::putInt);
    page().putInt(0, MAGIC).putInt(VERSION_AT, VERSION);
    page().putInt(CRC_AT, crc()).putInt(DIRTY_AT, 0);
    file.force();
  }

  private boolean isWhole() {
    return page().getInt(0) == MAGIC && page().getInt(CRC_AT) == crc();
  }

  private int crc() {
    CRC32C crc = new CRC32C();
    crc.update(page().slice(COUNTS_AT, BYTES - COUNTS_AT));
    return (int) crc.getValue();
  }

  private ByteBuffer page() {
    return file.chunk(0);
  }

  void truncate() throws IOException {
    file.truncate();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
