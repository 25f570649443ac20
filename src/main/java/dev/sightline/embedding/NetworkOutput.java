package dev.sightline.embedding;

/**
 * What a network makes of chips, whatever runs it.
 *
 * @param id of network and weights
 * @param preprocessing from chip to input
 * @param dimension of an embedding
 * @param mirrored whether a chip's mirror image is computed and averaged in
 */
record NetworkOutput(ModelId id, Preprocessing preprocessing, int dimension, boolean mirrored) {

  /** Images computed for one chip. */
  int views() {
    return mirrored ? 2 : 1;
  }
}
