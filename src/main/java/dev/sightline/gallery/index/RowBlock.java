package dev.sightline.gallery.index;

import dev.sightline.gallery.TemplateId;
import java.util.Arrays;

/**
 * Up to {@link #MAX_ROWS} templates side by side: the unit of copying.
 *
 * <p>A row once written stays as it is: {@link #append} writes a row that never was written, and
 * every other change is made in a copy. So a reader that knows how many rows its version has needs
 * no lock, whatever the writer does meanwhile.
 *
 * <p>A block begins with one panel and doubles: a small gallery stays small, and a large one is
 * read in long runs of memory, of which the processor sees the next in time.
 */
final class RowBlock {
  static final int MAX_ROWS = 8 * DotKernel.ROWS;

  private final BlockVectors vectors;
  private final TemplateId[] ids;
  private int size;

  /**
   * @param vectors of one panel, none written
   */
  RowBlock(BlockVectors vectors) {
    this(vectors, new TemplateId[DotKernel.ROWS], 0);
  }

  private RowBlock(BlockVectors vectors, TemplateId[] ids, int size) {
    this.vectors = vectors;
    this.ids = ids;
    this.size = size;
  }

  /** Whether there is room for another row as it is. */
  boolean hasRoom() {
    return size < ids.length;
  }

  TemplateId id(int row) {
    return ids[row];
  }

  /** A copy of a row's vector, {@code [dimension]}. */
  float[] vector(int row) {
    return vectors.read(row);
  }

  /** Writes the row after the last one, in place. */
  void append(TemplateId id, float[] vector) {
    vectors.write(size, vector);
    ids[size] = id;
    size++;
  }

  /** A copy with room for twice the rows. */
  RowBlock grown() {
    return copy(2 * ids.length);
  }

  /** A copy with another template in this row. */
  RowBlock with(int row, TemplateId id, float[] vector) {
    RowBlock copy = copy(ids.length);
    copy.vectors.write(row, vector);
    copy.ids[row] = id;
    return copy;
  }

  /** A copy without the last row and without a trace of its vector. */
  RowBlock withoutLast() {
    int last = size - 1;
    RowBlock copy = with(last, null, new float[vectors.read(last).length]);
    copy.size = last;
    return copy;
  }

  /**
   * Offers each probe those of the first {@code rows} that may be among its nearest. A panel is
   * shown to all probes while it is in the cache.
   */
  void scan(Iterable<Probe> probes, int rows) {
    for (int start = 0; start < rows; start += DotKernel.ROWS) {
      int end = Math.min(start + DotKernel.ROWS, rows);
      for (Probe probe : probes) {
        if (vectors.bound(start / DotKernel.ROWS, probe)) {
          offer(start, end, probe);
        }
      }
    }
  }

  private void offer(int start, int end, Probe probe) {
    float[] bounds = probe.products();
    TopPersons nearest = probe.nearest();
    for (int row = start; row < end; row++) {
      if (bounds[row - start] >= nearest.floor()) {
        nearest.offer(ids[row], vectors.similarity(row, probe));
      }
    }
  }

  private RowBlock copy(int rows) {
    return new RowBlock(vectors.copy(rows / DotKernel.ROWS), Arrays.copyOf(ids, rows), size);
  }
}
