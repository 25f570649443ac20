package dev.sightline.training.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A miner that takes for every picture its farthest positive and its nearest negative in the batch
 * ("batch hard", Hermans et al. 2017).
 */
public final class HardMiner implements TripletMiner {
  private static final int NONE = -1;

  @Override
  public List<Triplet> mine(EmbeddedBatch batch, Random random) {
    List<Triplet> triplets = new ArrayList<>();
    for (int anchor = 0; anchor < batch.size(); anchor++) {
      int positive = NONE;
      int negative = NONE;
      for (int i = 0; i < batch.size(); i++) {
        double distance = batch.squaredDistance(anchor, i);
        if (!batch.isSamePerson(anchor, i)) {
          negative =
              negative == NONE || distance < batch.squaredDistance(anchor, negative) ? i : negative;
        } else if (i != anchor) {
          positive =
              positive == NONE || distance > batch.squaredDistance(anchor, positive) ? i : positive;
        }
      }
      if (positive != NONE && negative != NONE) {
        triplets.add(new Triplet(anchor, positive, negative));
      }
    }
    return triplets;
  }
}
