package dev.sightline.training.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A miner of every triplet of the batch that the loss calls active ("batch all", Hermans et al.
 * 2017).
 */
final class AllActiveMiner implements TripletMiner {
  private final TripletLoss loss;

  AllActiveMiner(TripletLoss loss) {
    this.loss = loss;
  }

  @Override
  public List<Triplet> mine(EmbeddedBatch batch, Random random) {
    List<Triplet> triplets = new ArrayList<>();
    for (int a = 0; a < batch.size(); a++) {
      for (int p = 0; p < batch.size(); p++) {
        if (p != a && batch.isSamePerson(a, p)) {
          addActive(batch, a, p, triplets);
        }
      }
    }
    return triplets;
  }

  private void addActive(EmbeddedBatch batch, int a, int p, List<Triplet> triplets) {
    for (int n = 0; n < batch.size(); n++) {
      double gap = batch.squaredDistance(a, p) - batch.squaredDistance(a, n);
      if (!batch.isSamePerson(a, n) && loss.isActive(gap)) {
        triplets.add(new Triplet(a, p, n));
      }
    }
  }
}
