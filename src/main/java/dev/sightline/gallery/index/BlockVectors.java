package dev.sightline.gallery.index;

import dev.sightline.vectors.DotKernel;

/**
 * The vectors of one {@link RowBlock} in one packing, in the panels that {@link DotKernel} reads.
 */
sealed interface BlockVectors permits Float32Vectors, Int8Vectors {

  /** Writes a row. */
  void write(int row, float[] vector);

  /** Returns a copy of a row, {@code [dimension]}. */
  float[] read(int row);

  /** Returns a copy with room for this many panels, which must be enough for its rows. */
  BlockVectors copy(int panels);

  /**
   * Fills the probe's {@link Probe#products()} for a panel: each row's value is an upper bound of
   * its {@link #similarity}.
   *
   * @return whether any of the panel's rows may be among the probe's nearest
   */
  boolean bound(int panel, Probe probe);

  /**
   * Returns the cosine similarity of a row and the probe, bit by bit the same in every packing.
   *
   * <p>The probe's products must be those of the row's panel, from the last {@link #bound}.
   */
  float similarity(int row, Probe probe);
}
