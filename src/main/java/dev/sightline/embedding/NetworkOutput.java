package dev.sightline.embedding;

/**
 * The properties of a network's output, on any engine.
 *
 * @param id the id of network and weights
 * @param preprocessing the conversion from chip to input
 * @param dimension the dimension of an embedding
 * @param mirrored whether a chip's mirror image is computed and averaged in
 */
record NetworkOutput(ModelId id, Preprocessing preprocessing, int dimension, boolean mirrored) {

  /** Returns the number of images computed per chip. */
  int views() {
    return mirrored ? 2 : 1;
  }
}
