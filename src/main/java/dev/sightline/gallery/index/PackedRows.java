package dev.sightline.gallery.index;

import dev.sightline.gallery.IndexType;
import dev.sightline.gallery.TemplateId;
import dev.sightline.vectors.DotKernel;
import java.util.Arrays;

/**
 * Rows packed in blocks, in the state between two changes. A change returns new rows and leaves
 * these unchanged for running scans. It copies the blocks it touches; appending rarely copies any.
 *
 * <p>One writer derives each version from the last. Deriving two versions from the same one is not
 * allowed, because both would append to the same block.
 */
final class PackedRows {
  private final Layout layout;
  private final RowBlock[] blocks;
  private final int size;

  /** Creates an empty version. */
  PackedRows(Layout layout) {
    this(layout, new RowBlock[1], 0);
  }

  private PackedRows(Layout layout, RowBlock[] blocks, int size) {
    this.layout = layout;
    this.blocks = blocks;
    this.size = size;
  }

  int size() {
    return size;
  }

  TemplateId id(int row) {
    return blocks[row / RowBlock.MAX_ROWS].id(row % RowBlock.MAX_ROWS);
  }

  PackedRows append(TemplateId id, float[] vector) {
    int last = size / RowBlock.MAX_ROWS;
    RowBlock[] room = last < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
    if (size % RowBlock.MAX_ROWS == 0) {
      room[last] = layout.newBlock();
    } else if (!room[last].hasRoom()) {
      room = room.clone();
      room[last] = room[last].grown();
    }
    room[last].append(id, vector);
    return new PackedRows(layout, room, size + 1);
  }

  PackedRows with(int row, TemplateId id, float[] vector) {
    RowBlock[] changed = blocks.clone();
    int block = row / RowBlock.MAX_ROWS;
    changed[block] = changed[block].with(row % RowBlock.MAX_ROWS, id, vector);
    return new PackedRows(layout, changed, size);
  }

  /** Returns the rows without this one: the last row takes its place. */
  PackedRows without(int row) {
    int last = size - 1;
    PackedRows filled = row == last ? this : with(row, id(last), vector(last));
    RowBlock[] changed = filled.blocks.clone();
    int block = last / RowBlock.MAX_ROWS;
    changed[block] = last % RowBlock.MAX_ROWS == 0 ? null : changed[block].withoutLast();
    return new PackedRows(layout, changed, last);
  }

  /** Offers all rows to all probes. */
  void scan(Iterable<Probe> probes) {
    for (int start = 0; start < size; start += RowBlock.MAX_ROWS) {
      blocks[start / RowBlock.MAX_ROWS].scan(probes, Math.min(RowBlock.MAX_ROWS, size - start));
    }
  }

  /** Returns a copy of a row's vector, {@code [dimension]}. */
  float[] vector(int row) {
    return blocks[row / RowBlock.MAX_ROWS].vector(row % RowBlock.MAX_ROWS);
  }

  /** The packing of rows and the kernel that multiplies them. */
  record Layout(IndexType type, int dimension, DotKernel kernel) {

    private RowBlock newBlock() {
      BlockVectors vectors =
          switch (type) {
            case FLOAT32 -> new Float32Vectors(dimension, kernel);
            case INT8 -> new Int8Vectors(dimension, kernel);
          };
      return new RowBlock(vectors);
    }
  }
}
