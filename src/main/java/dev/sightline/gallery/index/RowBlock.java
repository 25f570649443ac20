package dev.sightline.gallery.index;

import dev.sightline.gallery.TemplateId;
import dev.sightline.vectors.DotKernel;
import java.util.Arrays;

/**
 * Up to {@link #MAX_ROWS} templates side by side: the unit of copying.
 *
 * <p>A row never changes once written. {@link #append} writes a row that was never written before,
 * and every other change is made in a copy. So a reader that knows the number of rows of its
 * version needs no lock.
 *
 * <p>A block begins with one panel and doubles. So a small gallery needs little memory, and a large
 * one is read in long sequential runs that the processor can prefetch.
 */
final class RowBlock {
  static final int MAX_ROWS = 8 * DotKernel.ROWS;

  private final BlockVectors vectors;
  private final TemplateId[] ids;
  private int size;

  /**
   * @param vectors one panel, with no row written
   */
  RowBlock(BlockVectors vectors) {
    this(vectors, new TemplateId[DotKernel.ROWS], 0);
  }

  private RowBlock(BlockVectors vectors, TemplateId[] ids, int size) {
    this.vectors = vectors;
    this.ids = ids;
    this.size = size;
  }

  /** Returns whether another row fits without growing. */
  boolean hasRoom() {
    return size < ids.length;
  }

  TemplateId id(int row) {
    return ids[row];
  }

  /** Returns a copy of a row's vector, {@code [dimension]}. */
  float[] vector(int row) {
    return vectors.read(row);
  }

  /** Writes the row after the last one, in place. */
  void append(TemplateId id, float[] vector) {
    vectors.write(size, vector);
    ids[size] = id;
    size++;
  }

  /** Returns a copy with room for twice the rows. */
  RowBlock grown() {
    return copy(2 * ids.length);
  }

  /** Returns a copy with another template in this row. */
  RowBlock with(int row, TemplateId id, float[] vector) {
    RowBlock copy = copy(ids.length);
    copy.vectors.write(row, vector);
    copy.ids[row] = id;
    return copy;
  }

  /** Returns a copy without the last row and without any trace of its vector. */
  RowBlock withoutLast() {
    int last = size - 1;
    RowBlock copy = with(last, null, new float[vectors.read(last).length]);
    copy.size = last;
    return copy;
  }

  /**
   * Offers each probe those of the first {@code rows} that may be among its nearest. All probes
   * process a panel while it is in the cache.
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
