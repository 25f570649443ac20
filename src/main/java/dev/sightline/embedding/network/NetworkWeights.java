package dev.sightline.embedding.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The numbers of a network: one array for each of its {@link NetworkDescription#parameters()}.
 *
 * <p>Immutable: arrays are copied in and out.
 */
public final class NetworkWeights {
  private final NetworkDescription network;
  private final Map<String, float[]> arrays;

  private NetworkWeights(NetworkDescription network, Map<String, float[]> arrays) {
    this.network = network;
    this.arrays = arrays;
  }

  /**
   * Creates the weights from named arrays, row-major in the shapes of its parameters.
   *
   * @param source returns the array of a parameter; the array is copied
   * @throws IllegalArgumentException if an array is missing, has another length than its parameter
   *     or holds a number that is not finite
   */
  public static NetworkWeights of(NetworkDescription network, Function<Parameter, float[]> source) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      arrays.put(parameter.name(), checked(parameter, source.apply(parameter)).clone());
    }
    return new NetworkWeights(network, arrays);
  }

  private static float[] checked(Parameter parameter, float[] values) {
    if (values == null || values.length != parameter.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "parameter %s has shape %s, %d numbers; found %s",
              parameter.name(),
              parameter.shape(),
              parameter.size(),
              values == null ? "none" : values.length));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "parameter " + parameter.name() + " holds " + value + ", which is not finite");
      }
    }
    return values;
  }

  public NetworkDescription network() {
    return network;
  }

  /**
   * Returns a copy of one array, row-major.
   *
   * @throws IllegalArgumentException if the network has no such parameter
   */
  public float[] get(String parameter) {
    return array(parameter).clone();
  }

  private float[] array(String parameter) {
    float[] values = arrays.get(parameter);
    if (values == null) {
      throw new IllegalArgumentException(
          "network " + network.name() + " has no parameter " + parameter);
    }
    return values;
  }

  /**
   * Returns a copy with one array replaced.
   *
   * @throws IllegalArgumentException if the network has no such parameter, or the length differs
   */
  public NetworkWeights with(String parameter, float[] values) {
    array(parameter);
    return of(network, other -> other.name().equals(parameter) ? values : array(other.name()));
  }

  /** Returns the number of all weights. */
  public int size() {
    return network.parameters().stream().mapToInt(Parameter::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkWeights that
        && network.equals(that.network)
        && arrays.keySet().stream()
            .allMatch(name -> Arrays.equals(arrays.get(name), that.arrays.get(name)));
  }

  @Override
  public int hashCode() {
    return arrays.values().stream().mapToInt(Arrays::hashCode).reduce(1, (a, b) -> 31 * a + b);
  }

  @Override
  public String toString() {
    return "NetworkWeights[" + network.name() + ", " + size() + " numbers]";
  }
}
