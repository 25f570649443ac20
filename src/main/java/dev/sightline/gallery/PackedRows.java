package dev.sightline.gallery;

import java.util.Arrays;

/**
 * Rows packed in blocks, as they are between two changes. A change gives new rows and leaves these
 * as they are to whoever scans them: it copies the blocks it touches, and where it appends only now
 * and then.
 *
 * <p>One writer goes from each version to the next; going on twice from the same version is not
 * allowed, for both would append to the same block.
 */
final class PackedRows {
  private final Layout layout;
  private final Block[] blocks;
  private final int size;

  /** No rows yet. */
  PackedRows(Layout layout) {
    this(layout, new Block[1], 0);
  }

  private PackedRows(Layout layout, Block[] blocks, int size) {
    this.layout = layout;
    this.blocks = blocks;
    this.size = size;
  }

  int size() {
    return size;
  }

  TemplateKey key(int row) {
    return blocks[row / Block.MOST_ROWS].key(row % Block.MOST_ROWS);
  }

  PackedRows append(TemplateKey key, float[] vector) {
    int last = size / Block.MOST_ROWS;
    Block[] room = last < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
    if (size % Block.MOST_ROWS == 0) {
      room[last] = layout.newBlock();
    } else if (!room[last].hasRoom()) {
      room = room.clone();
      room[last] = room[last].grown();
    }
    room[last].append(key, vector);
    return new PackedRows(layout, room, size + 1);
  }

  PackedRows with(int row, TemplateKey key, float[] vector) {
    Block[] changed = blocks.clone();
    int block = row / Block.MOST_ROWS;
    changed[block] = changed[block].with(row % Block.MOST_ROWS, key, vector);
    return new PackedRows(layout, changed, size);
  }

  /** Without this row: the last one takes its place. */
  PackedRows without(int row) {
    int last = size - 1;
    PackedRows filled = row == last ? this : with(row, key(last), vector(last));
    Block[] changed = filled.blocks.clone();
    int block = last / Block.MOST_ROWS;
    changed[block] = last % Block.MOST_ROWS == 0 ? null : changed[block].withoutLast();
    return new PackedRows(layout, changed, last);
  }

  /** Shows all rows to all probes. */
  void scan(Iterable<Probe> probes) {
    for (int start = 0; start < size; start += Block.MOST_ROWS) {
      blocks[start / Block.MOST_ROWS].scan(probes, Math.min(Block.MOST_ROWS, size - start));
    }
  }

  /** A copy of a row's vector, {@code [dimension]}. */
  float[] vector(int row) {
    return blocks[row / Block.MOST_ROWS].vector(row % Block.MOST_ROWS);
  }

  /** How rows are packed, and what multiplies them. */
  record Layout(IndexType type, int dimension, DotKernel kernel) {

    private Block newBlock() {
      BlockVectors vectors =
          switch (type) {
            case FLOAT32 -> new Float32Vectors(dimension, kernel);
            case INT8 -> new Int8Vectors(dimension, kernel);
          };
      return new Block(vectors);
    }
  }
}
