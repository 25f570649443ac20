package dev.sightline.training.triplets;

import java.util.List;
import java.util.Random;

/** A strategy for choosing the triplets of a batch to train on. Stateless. */
public interface TripletMiner {

  /**
   * Chooses triplets.
   *
   * @param batch the current embeddings of the pictures
   * @param random the generator for this batch; the same seed gives the same triplets
   * @return the triplets offered, in an order that depends on the arguments only; empty if no two
   *     pictures show one person or all do
   */
  List<Triplet> mine(EmbeddedBatch batch, Random random);
}
