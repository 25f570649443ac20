package dev.sightline.evaluation;

import java.util.List;

/**
 * An open-set identification trial: probes of enrolled persons (mated) and of others (impostors)
 * against one gallery.
 *
 * <p>The terms are those of ISO/IEC 19795-1 and NIST's FRVT 1:N. FPIR is the fraction of impostors
 * that the search names, FNIR the fraction of mated probes for which it does not name the right
 * person first.
 *
 * @param gallerySize the number of persons enrolled
 * @param mated searches for persons that are enrolled, not empty
 * @param impostors searches for persons that are not, not empty
 */
public record OpenSetTrial(int gallerySize, List<ProbeResult> mated, List<ProbeResult> impostors) {

  public OpenSetTrial {
    mated = List.copyOf(mated);
    impostors = List.copyOf(impostors);
    if (mated.isEmpty() || impostors.isEmpty()) {
      throw new IllegalArgumentException(
          "an open-set trial needs mated and impostor probes, found "
              + mated.size()
              + " and "
              + impostors.size());
    }
  }

  /** Returns the fraction of mated probes whose best person is the right one, at any threshold. */
  public double rankOneRate() {
    return (double) mated.stream().filter(ProbeResult::isBestRight).count() / mated.size();
  }

  /** Returns the most permissive threshold at which at most this fraction of impostors is named. */
  public double thresholdAt(double falsePositiveIdentificationRate) {
    double[] descending =
        impostors.stream().mapToDouble(probe -> -probe.topSimilarity()).sorted().toArray();
    int allowed = (int) Math.floor(falsePositiveIdentificationRate * descending.length + 1e-9);
    return allowed >= descending.length ? -1 : Math.nextUp(-descending[allowed]);
  }

  /** Returns the fraction of impostors named at this threshold (FPIR). */
  public double falsePositiveIdentificationRate(double threshold) {
    return (double) impostors.stream().filter(probe -> probe.topSimilarity() >= threshold).count()
        / impostors.size();
  }

  /** Returns the fraction of mated probes without the right name at this threshold (FNIR). */
  public double falseNegativeIdentificationRate(double threshold) {
    long named =
        mated.stream()
            .filter(probe -> probe.isBestRight() && probe.topSimilarity() >= threshold)
            .count();
    return 1 - (double) named / mated.size();
  }

  /** Returns the FNIR at the threshold that keeps the FPIR at this rate. */
  public double falseNegativeRateAt(double falsePositiveIdentificationRate) {
    return falseNegativeIdentificationRate(thresholdAt(falsePositiveIdentificationRate));
  }
}
