package dev.sightline.embedding.network;

/**
 * A residual block: {@code relu(conv₂(relu(conv₁(x))) + shortcut(x))}, both convolutions 3×3.
 *
 * <p>A block that halves has stride 2 and no padding in its first convolution; its shortcut is the
 * 2×2 average of the input. If the two sides differ in channels or size, the smaller is padded with
 * zeros: channels at the end, cells at the bottom and at the right.
 *
 * @param name the name, unique in its network; the part before the first {@code _} is its stage
 * @param filters the number of output channels
 * @param halving whether it halves the plane's sides
 */
public record ResidualBlock(String name, int filters, boolean halving) {

  public ResidualBlock {
    if (name.isBlank() || filters < 1) {
      throw new IllegalArgumentException(
          "a block needs a name and filters, found '" + name + "' and " + filters);
    }
  }

  public static ResidualBlock same(String name, int filters) {
    return new ResidualBlock(name, filters, false);
  }

  public static ResidualBlock halving(String name, int filters) {
    return new ResidualBlock(name, filters, true);
  }

  /** Returns the first convolution. */
  public Convolution first(int inputs) {
    return new Convolution(name + "/conv1", inputs, filters, 3, halving ? 2 : 1, halving ? 0 : 1);
  }

  /** Returns the second convolution. */
  public Convolution second() {
    return new Convolution(name + "/conv2", filters, filters, 3, 1, 1);
  }

  int sideAfter(int side) {
    return halving ? side / 2 : side;
  }

  /**
   * Returns the number of rows, and of columns, by which the shortcut is larger than the convolved
   * side: 0 or 1.
   */
  public int missingCells(int sideBefore) {
    return halving && sideBefore % 2 == 0 ? 1 : 0;
  }
}
