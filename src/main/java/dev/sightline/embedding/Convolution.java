package dev.sightline.embedding;

import java.util.List;

/**
 * A square two-dimensional convolution with bias.
 *
 * @param name unique in its network
 * @param inputs channels in
 * @param outputs channels out
 * @param kernel side of the kernel
 * @param stride step in both directions
 * @param padding zeros added at each of the four edges
 */
public record Convolution(
    String name, int inputs, int outputs, int kernel, int stride, int padding) {

  /** {@code [outputs, inputs, kernel, kernel]}. */
  public Parameter weights() {
    return new Parameter(name + "/weights", List.of(outputs, inputs, kernel, kernel));
  }

  /** {@code [outputs]}. */
  public Parameter bias() {
    return new Parameter(name + "/bias", List.of(outputs));
  }
}
