package dev.sightline.matching;

import java.util.OptionalDouble;

/** Chooses the threshold for a gallery's size. Pure: the same size gives the same threshold. */
@FunctionalInterface
public interface ThresholdPolicy {

  /**
   * @param templates how many templates a face is compared with, at least 0
   */
  Threshold forGalleryOf(int templates);

  /**
   * The same cosine similarity for galleries of any size.
   *
   * @param cosineSimilarity in [−1, 1]
   */
  static ThresholdPolicy fixed(double cosineSimilarity) {
    return templates -> new Threshold((float) cosineSimilarity, OptionalDouble.empty(), templates);
  }
}
