package dev.sightline.embedding.network;

import java.util.List;

/**
 * A block of a {@link MobileNetwork}: the stem, a bottleneck or the head.
 *
 * @param name the name, unique in its network
 * @param convolutions the convolutions, one after the other
 * @param residual whether the block's input is added to its result
 * @param sidePx the side of the plane it puts out, in cells
 */
public record MobileBlock(
    String name, List<MobileConvolution> convolutions, boolean residual, int sidePx) {

  public MobileBlock {
    convolutions = List.copyOf(convolutions);
  }

  /** Returns the same block with a prefix to its name and those of its convolutions. */
  MobileBlock prefixed(String prefix) {
    return new MobileBlock(
        prefix + name,
        convolutions.stream().map(each -> each.named(prefix + each.name())).toList(),
        residual,
        sidePx);
  }

  /** Returns all its arrays, in order of computation. */
  public List<Parameter> parameters() {
    return convolutions.stream().flatMap(each -> each.parameters().stream()).toList();
  }

  /** Returns the number of channels it puts out. */
  public int outputs() {
    return convolutions.get(convolutions.size() - 1).outputs();
  }

  /**
   * Returns the shape of the outputs of blocks on planes of the same side, one after another:
   * channels, side, side.
   */
  public static long[] joinedShape(List<MobileBlock> blocks) {
    int side = blocks.get(0).sidePx();
    return new long[] {blocks.stream().mapToInt(MobileBlock::outputs).sum(), side, side};
  }
}
