package dev.sightline.embedding.network;

import dev.sightline.embedding.network.MobileConvolution.Activation;
import java.util.List;

/**
 * An inverted residual block (Sandler et al. 2018, <a
 * href="https://arxiv.org/abs/1801.04381">arXiv:1801.04381</a>): a 1×1 convolution that expands the
 * channels, a 3×3 depthwise one, and a linear 1×1 one that projects them. If plane and channels
 * keep their size, the input is added to the result.
 *
 * @param name the name, unique in its network; the part before the first {@code _} is its stage
 * @param expanded the number of channels between the 1×1 convolutions
 * @param filters the number of output channels
 * @param halving whether it halves the plane's sides
 */
public record Bottleneck(String name, int expanded, int filters, boolean halving) {

  public Bottleneck {
    if (name.isBlank() || expanded < 1 || filters < 1) {
      throw new IllegalArgumentException(
          "a bottleneck needs a name and filters, found '"
              + name
              + "', "
              + expanded
              + " and "
              + filters);
    }
  }

  MobileBlock block(int inputs, int sidePx, boolean symmetric) {
    return new MobileBlock(
        name,
        List.of(
            MobileConvolution.pointwise(name + "/expand", inputs, expanded, Activation.PRELU),
            MobileConvolution.depthwise(
                name + "/depthwise", expanded, 3, halving ? 2 : 1, symmetric),
            MobileConvolution.pointwise(name + "/project", expanded, filters, Activation.LINEAR)),
        !halving && inputs == filters,
        sidePx);
  }
}
