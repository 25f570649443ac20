package dev.sightline.gallery;

/**
 * Up to {@link #ROWS} templates side by side: the unit of scanning and of copying.
 *
 * <p>A row once written stays as it is: {@link #append} writes a row that never was written, and
 * every other change is made in a copy. So a reader that knows how many rows its version has needs
 * no lock, whatever the writer does meanwhile.
 */
final class Block {
  /** 32 KiB of float32 at 128 dimensions, which stay in the cache while several probes pass. */
  static final int ROWS = 64;

  private final BlockVectors vectors;
  private final TemplateKey[] keys;
  private int size;

  Block(BlockVectors vectors) {
    this(vectors, new TemplateKey[ROWS], 0);
  }

  private Block(BlockVectors vectors, TemplateKey[] keys, int size) {
    this.vectors = vectors;
    this.keys = keys;
    this.size = size;
  }

  TemplateKey key(int row) {
    return keys[row];
  }

  /** A copy of a row's vector, {@code [dimension]}. */
  float[] vector(int row) {
    return vectors.read(row);
  }

  /** Writes the row after the last one, in place. */
  void append(TemplateKey key, float[] vector) {
    vectors.write(size, vector);
    keys[size] = key;
    size++;
  }

  /** A copy with another template in this row. */
  Block with(int row, TemplateKey key, float[] vector) {
    Block copy = new Block(vectors.copy(), keys.clone(), size);
    copy.vectors.write(row, vector);
    copy.keys[row] = key;
    return copy;
  }

  /** A copy without the last row and without a trace of its vector. */
  Block withoutLast() {
    int last = size - 1;
    Block copy = with(last, null, new float[vectors.read(last).length]);
    copy.size = last;
    return copy;
  }

  /** Offers the probe those of the first {@code rows} that may be among its nearest. */
  void scan(Probe probe, int rows) {
    if (!vectors.bound(probe)) {
      return;
    }
    float[] bounds = probe.products();
    TopPersons nearest = probe.nearest();
    for (int row = 0; row < rows; row++) {
      if (bounds[row] >= nearest.floor()) {
        nearest.offer(keys[row], vectors.similarity(row, probe));
      }
    }
  }
}
