package dev.sightline.gallery;

/** The vectors of one {@link Block}, {@link Block#ROWS} of them, in one way of packing. */
sealed interface BlockVectors permits Float32Vectors, Int8Vectors {

  /** Writes a row. */
  void write(int row, float[] vector);

  /** A copy of a row, {@code [dimension]}. */
  float[] read(int row);

  BlockVectors copy();

  /**
   * Fills the probe's {@link Probe#products()}: each row's is not below the cosine similarity that
   * {@link #similarity} gives for it.
   *
   * @return whether any of the {@link Block#ROWS} rows may be among the probe's nearest
   */
  boolean bound(Probe probe);

  /**
   * The cosine similarity of a row and the probe, the same bits in every packing.
   *
   * <p>The probe's products are those of the last {@link #bound}.
   */
  float similarity(int row, Probe probe);
}
