package dev.sightline.training.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A miner that takes, for every ordered pair of pictures of one person, the nearest negative that
 * is farther from the anchor than the positive (Schroff et al. 2015, section 3.2). The loss decides
 * whether it lies within the margin, and so is active.
 */
public final class SemiHardMiner implements TripletMiner {
  private static final int NONE = -1;

  @Override
  public List<Triplet> mine(EmbeddedBatch batch, Random random) {
    List<Triplet> triplets = new ArrayList<>();
    for (int a = 0; a < batch.size(); a++) {
      for (int p = 0; p < batch.size(); p++) {
        if (p != a && batch.isSamePerson(a, p)) {
          int negative = nearestBeyond(batch, a, batch.squaredDistance(a, p));
          if (negative != NONE) {
            triplets.add(new Triplet(a, p, negative));
          }
        }
      }
    }
    return triplets;
  }

  private static int nearestBeyond(EmbeddedBatch batch, int anchor, double squaredDistance) {
    int nearest = NONE;
    for (int n = 0; n < batch.size(); n++) {
      double distance = batch.squaredDistance(anchor, n);
      if (!batch.isSamePerson(anchor, n)
          && distance > squaredDistance
          && (nearest == NONE || distance < batch.squaredDistance(anchor, nearest))) {
        nearest = n;
      }
    }
    return nearest;
  }
}
