package dev.sightline.gallery.index;

/**
 * The vectors of one {@link RowBlock} in one way of packing, in panels as {@link DotKernel} reads.
 */
sealed interface BlockVectors permits Float32Vectors, Int8Vectors {

  /** Writes a row. */
  void write(int row, float[] vector);

  /** A copy of a row, {@code [dimension]}. */
  float[] read(int row);

  /** A copy with room for this many panels, which are enough for its rows. */
  BlockVectors copy(int panels);

  /**
   * Fills the probe's {@link Probe#products()} for a panel: each row's is not below the cosine
   * similarity that {@link #similarity} gives for it.
   *
   * @return whether any of the panel's rows may be among the probe's nearest
   */
  boolean bound(int panel, Probe probe);

  /**
   * The cosine similarity of a row and the probe, the same bits in every packing.
   *
   * <p>The probe's products are those of the row's panel, by the last {@link #bound}.
   */
  float similarity(int row, Probe probe);
}
