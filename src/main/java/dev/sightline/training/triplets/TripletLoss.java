package dev.sightline.training.triplets;

/**
 * The loss of a triplet as a function of its gap {@code d(A, P) − d(A, N)}, with {@code d} the
 * squared distance of unit embeddings, so that the gap lies in [−4, 4].
 *
 * <p>Without a margin, a network that sends all faces to one point would have the lowest loss: the
 * gap is 0 for every triplet.
 */
public interface TripletLoss {

  /** Returns the loss of a triplet with this gap, not negative. */
  double value(double gap);

  /**
   * Returns the derivative of {@link #value} by the gap, not negative; 0 if the triplet has no
   * gradient.
   */
  double slope(double gap);

  /** Returns whether a triplet with this gap has a gradient. */
  default boolean isActive(double gap) {
    return slope(gap) > 0;
  }

  /**
   * Returns the loss {@code max(0, gap + margin)} (Schroff et al. 2015, FaceNet, equation 3).
   *
   * @param margin positive; it must suit the network's distances. If two faces of different persons
   *     are 0.2 apart, a margin of 0.2 destroys the structure of the embeddings
   */
  static TripletLoss margin(double margin) {
    return new Margin(margin);
  }

  /**
   * Returns the loss {@code ln(1 + exp(sharpness · gap)) / sharpness}: a margin without an edge
   * (Hermans et al. 2017, "In Defense of the Triplet Loss", section 2). A triplet counts as active
   * while its slope is above 0.01.
   *
   * @param sharpness positive; the softness of the edge is its inverse
   */
  static TripletLoss softMargin(double sharpness) {
    return new SoftMargin(sharpness);
  }

  /** The loss of {@link TripletLoss#margin}. */
  record Margin(double margin) implements TripletLoss {

    public Margin {
      if (!(margin > 0 && margin <= 4)) {
        throw new IllegalArgumentException("train.margin must be in (0, 4], was " + margin);
      }
    }

    @Override
    public double value(double gap) {
      return Math.max(0, gap + margin);
    }

    @Override
    public double slope(double gap) {
      return gap + margin > 0 ? 1 : 0;
    }
  }

  /** The loss of {@link TripletLoss#softMargin}. */
  record SoftMargin(double sharpness) implements TripletLoss {
    private static final double ACTIVE_SLOPE = 0.01;

    public SoftMargin {
      if (!(sharpness > 0)) {
        throw new IllegalArgumentException("train.sharpness must be positive, was " + sharpness);
      }
    }

    @Override
    public double value(double gap) {
      double x = sharpness * gap;
      return (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))) / sharpness;
    }

    @Override
    public double slope(double gap) {
      return 1 / (1 + Math.exp(-sharpness * gap));
    }

    @Override
    public boolean isActive(double gap) {
      return slope(gap) > ACTIVE_SLOPE;
    }
  }
}
