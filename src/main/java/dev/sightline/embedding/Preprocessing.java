package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.frames.Pixels;
import java.util.Objects;

/**
 * The conversion of a chip to a network's input: {@code (value − mean) · scale} per channel, as one
 * plane per channel.
 *
 * @param template the template that the chip must be aligned to; its side is the network's input
 *     side
 * @param order the order of the network's input channels
 * @param means one number per channel, red, green, blue, in [0, 255]
 * @param scale the factor applied after subtracting the mean
 */
public record Preprocessing(
    ChipTemplate template, ChannelOrder order, ChannelMeans means, float scale) {

  /** The order of a network's input channels. */
  public enum ChannelOrder {
    RGB,
    BGR
  }

  /** The means of the channels, in [0, 255]. */
  public record ChannelMeans(float red, float green, float blue) {}

  public Preprocessing {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(means, "means");
    if (!(scale > 0 && Float.isFinite(scale))) {
      throw new IllegalArgumentException("a scale must be positive, was " + scale);
    }
  }

  /**
   * Returns the preprocessing of our networks: of residual ones dlib's means and scale, (x −
   * [122.782, 117.001, 104.298]) / 256, and {@link ChipTemplate#RESNET_150} scaled to the network's
   * side; of mobile ones and their ensembles (x − 127.5) / 128 and {@link
   * ChipTemplate#ARCFACE_112}.
   */
  public static Preprocessing of(NetworkDescription network) {
    return network.fold(
        residual ->
            new Preprocessing(
                ChipTemplate.RESNET_150.scaledTo(residual.inputSidePx()),
                ChannelOrder.RGB,
                new ChannelMeans(122.782f, 117.001f, 104.298f),
                1 / 256f),
        mobile -> ofMobile(mobile.inputSidePx()),
        ensemble -> ofMobile(ensemble.inputSidePx()));
  }

  private static Preprocessing ofMobile(int sidePx) {
    return new Preprocessing(
        ChipTemplate.ARCFACE_112.scaledTo(sidePx),
        ChannelOrder.RGB,
        new ChannelMeans(127.5f, 127.5f, 127.5f),
        1 / 128f);
  }

  /** Returns the number of values per chip: 3 · side · side. */
  public int inputSize() {
    return 3 * template.sidePx() * template.sidePx();
  }

  /**
   * Writes a chip's pixels as {@code [3][side][side]} into a batch.
   *
   * @param pixels the chip's pixels, of the template's size
   * @param mirrored whether left and right are exchanged
   * @param batch row-major {@code [batch, 3, side, side]}
   * @param offset the index where the chip begins
   */
  public void write(Pixels pixels, boolean mirrored, float[] batch, int offset) {
    boolean rgb = order == ChannelOrder.RGB;
    int side = template.sidePx();
    int plane = side * side;
    writePlane(pixels.bgr(), 2, means.red, mirrored, batch, offset + (rgb ? 0 : 2 * plane));
    writePlane(pixels.bgr(), 1, means.green, mirrored, batch, offset + plane);
    writePlane(pixels.bgr(), 0, means.blue, mirrored, batch, offset + (rgb ? 2 * plane : 0));
  }

  private void writePlane(
      byte[] bgr, int channel, float mean, boolean mirrored, float[] batch, int offset) {
    int side = template.sidePx();
    int step = mirrored ? -3 : 3;
    for (int y = 0; y < side; y++) {
      int from = 3 * (y * side + (mirrored ? side - 1 : 0)) + channel;
      int to = offset + y * side;
      for (int x = 0; x < side; x++) {
        batch[to + x] = ((bgr[from + x * step] & 0xff) - mean) * scale;
      }
    }
  }
}
