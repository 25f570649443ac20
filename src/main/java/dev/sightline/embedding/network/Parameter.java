package dev.sightline.embedding.network;

import java.util.List;

/**
 * A trainable array of a network.
 *
 * @param name the layer's name, then {@code /weights}, {@code /bias} or {@code /slope}
 * @param shape the sides, row-major
 */
public record Parameter(String name, List<Integer> shape) {

  public Parameter {
    shape = List.copyOf(shape);
  }

  /** Returns the same array under a name with a prefix. */
  Parameter prefixed(String prefix) {
    return new Parameter(prefix + name, shape);
  }

  /** Returns the layer's name. */
  String layer() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  /** Returns the number of elements. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
