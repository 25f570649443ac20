package dev.sightline.training.triplets;

import java.util.List;
import java.util.Random;

/** Chooses the triplets of a batch that the network is trained on. Stateless. */
public interface TripletMiner {

  /**
   * @param batch what the network makes of the pictures now
   * @param random of this batch; the same seed gives the same triplets
   * @return the triplets offered, in an order that depends on the arguments only; empty if no two
   *     pictures show one person or all do
   */
  List<Triplet> mine(EmbeddedBatch batch, Random random);
}
