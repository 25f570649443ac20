package dev.sightline.training.triplets;

import java.util.stream.IntStream;

/**
 * A batch of embeddings with the persons on the pictures, and what is needed to carry a gradient
 * back to the network's own output.
 *
 * <p>Not a record: its arrays are shared, not copied, and must not be changed afterwards.
 */
public final class EmbeddedBatch {
  private final int[] persons;
  private final double[][] units;
  private final double[] norms;
  private final double[][] squaredDistances;

  private EmbeddedBatch(int[] persons, double[][] units, double[] norms) {
    this.persons = persons;
    this.units = units;
    this.norms = norms;
    this.squaredDistances = squaredDistances(units);
  }

  /**
   * Normalises the outputs of a batch.
   *
   * @param persons {@code [batch]}: equal numbers are one person
   * @param outputs {@code [batch][dimension]}: the network's output, not normalised
   * @throws IllegalArgumentException if the lengths differ
   * @throws DegenerateOutputException if an output is zero or not finite
   */
  public static EmbeddedBatch of(int[] persons, float[][] outputs) {
    if (persons.length != outputs.length) {
      throw new IllegalArgumentException(
          "each output needs its person, found "
              + outputs.length
              + " outputs and "
              + persons.length
              + " persons");
    }
    double[] norms = new double[outputs.length];
    double[][] units = new double[outputs.length][];
    for (int i = 0; i < outputs.length; i++) {
      norms[i] = norm(outputs[i]);
      if (!(norms[i] > 0 && Double.isFinite(norms[i]))) {
        throw new DegenerateOutputException(norms[i]);
      }
      units[i] = scaled(outputs[i], 1 / norms[i]);
    }
    return new EmbeddedBatch(persons.clone(), units, norms);
  }

  private static double norm(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static double[] scaled(float[] vector, double factor) {
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i] * factor).toArray();
  }

  private static double[][] squaredDistances(double[][] units) {
    double[][] distances = new double[units.length][units.length];
    for (int i = 0; i < units.length; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < units[i].length; k++) {
          double difference = units[i][k] - units[j][k];
          sum += difference * difference;
        }
        distances[i][j] = sum;
        distances[j][i] = sum;
      }
    }
    return distances;
  }

  /** Returns the number of pictures. */
  public int size() {
    return units.length;
  }

  /** Returns the number of components of an embedding. */
  public int dimension() {
    return units[0].length;
  }

  /** Returns whether two pictures show one person. */
  public boolean isSamePerson(int i, int j) {
    return persons[i] == persons[j];
  }

  /** Returns the squared Euclidean distance of two embeddings, in [0, 4]. */
  public double squaredDistance(int i, int j) {
    return squaredDistances[i][j];
  }

  /**
   * Returns the unit embedding of a picture, {@code [dimension]}; shared, the caller must not
   * change it.
   */
  public double[] unit(int i) {
    return units[i];
  }

  /**
   * Returns the mean over the components of their variance over the batch: 0 if all pictures are
   * one point, about {@code 1 / dimension} if they are spread over the whole sphere.
   */
  public double variance() {
    double sum = 0;
    for (int k = 0; k < dimension(); k++) {
      double mean = 0;
      double square = 0;
      for (double[] unit : units) {
        mean += unit[k] / size();
        square += unit[k] * unit[k] / size();
      }
      sum += square - mean * mean;
    }
    return sum / dimension();
  }

  /**
   * Carries a gradient with respect to the unit embeddings back through the normalisation {@code u
   * = x / ‖x‖}: {@code ∂L/∂x = (g − (g·u) u) / ‖x‖}.
   *
   * @param gradient {@code [batch][dimension]}
   * @return the gradient with respect to the network's output, {@code [batch][dimension]}
   */
  public float[][] throughNormalization(double[][] gradient) {
    float[][] result = new float[size()][dimension()];
    for (int i = 0; i < size(); i++) {
      double along = 0;
      for (int k = 0; k < dimension(); k++) {
        along += gradient[i][k] * units[i][k];
      }
      for (int k = 0; k < dimension(); k++) {
        result[i][k] = (float) ((gradient[i][k] - along * units[i][k]) / norms[i]);
      }
    }
    return result;
  }

  /** The network's output cannot be scaled to length 1: it is zero, infinite or not a number. */
  public static final class DegenerateOutputException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DegenerateOutputException(double norm) {
      super("the network's output has length " + norm + ": a smaller learning rate may help");
    }
  }
}
