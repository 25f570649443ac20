package dev.sightline.embedding.network;

import java.util.List;

/**
 * A square two-dimensional convolution with bias.
 *
 * @param name the name, unique in its network
 * @param inputs the number of input channels
 * @param outputs the number of output channels
 * @param kernel the side of the kernel
 * @param stride the step in both directions
 * @param padding the number of zeros added at each of the four edges
 */
public record Convolution(
    String name, int inputs, int outputs, int kernel, int stride, int padding) {

  /** Returns the weights, {@code [outputs, inputs, kernel, kernel]}. */
  public Parameter weights() {
    return new Parameter(name + "/weights", List.of(outputs, inputs, kernel, kernel));
  }

  /** Returns the bias, {@code [outputs]}. */
  public Parameter bias() {
    return new Parameter(name + "/bias", List.of(outputs));
  }
}
