package dev.sightline.training.triplets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A miner that takes, for every ordered pair of pictures of one person, a negative drawn from the
 * batch.
 */
final class RandomMiner implements TripletMiner {

  @Override
  public List<Triplet> mine(EmbeddedBatch batch, Random random) {
    List<Triplet> triplets = new ArrayList<>();
    for (int a = 0; a < batch.size(); a++) {
      int anchor = a;
      int[] negatives =
          IntStream.range(0, batch.size()).filter(i -> !batch.isSamePerson(anchor, i)).toArray();
      for (int p = 0; p < batch.size() && negatives.length > 0; p++) {
        if (p != a && batch.isSamePerson(a, p)) {
          triplets.add(new Triplet(a, p, negatives[random.nextInt(negatives.length)]));
        }
      }
    }
    return triplets;
  }
}
