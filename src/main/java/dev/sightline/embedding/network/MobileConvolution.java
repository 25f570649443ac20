package dev.sightline.embedding.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of a {@link MobileNetwork} with bias, and with or without a PReLU after it: {@code
 * y = max(x, 0) + slope · min(x, 0)} with one slope per channel.
 *
 * @param name the name, unique in its network
 * @param inputs the number of input channels
 * @param outputs the number of output channels; with {@code depthwise} the same
 * @param window what it sees of the plane at a time
 * @param depthwise whether each channel is convolved by itself
 * @param activation what follows
 */
public record MobileConvolution(
    String name, int inputs, int outputs, Window window, boolean depthwise, Activation activation) {

  /** The function after a convolution. */
  public enum Activation {
    LINEAR,
    PRELU
  }

  /**
   * The part of the plane that is seen at a time.
   *
   * @param kernel the side of the kernel
   * @param stride the step in both directions, 1 or 2
   * @param symmetric whether stride 2 has zeros on all sides, not at the bottom and right only
   */
  public record Window(int kernel, int stride, boolean symmetric) {}

  static MobileConvolution pointwise(String name, int inputs, int outputs, Activation activation) {
    return new MobileConvolution(name, inputs, outputs, new Window(1, 1, true), false, activation);
  }

  static MobileConvolution depthwise(
      String name, int channels, int kernel, int stride, boolean symmetric) {
    return new MobileConvolution(
        name,
        channels,
        channels,
        new Window(kernel, stride, symmetric),
        true,
        kernel == MobileNetwork.HEAD_SIDE ? Activation.LINEAR : Activation.PRELU);
  }

  /** Returns the side of the kernel. */
  public int kernel() {
    return window.kernel;
  }

  /** Returns the step in both directions, 1 or 2. */
  public int stride() {
    return window.stride;
  }

  /**
   * Returns the rows of zeros at the bottom of the plane, and columns at its right: with them
   * stride 1 keeps its side and stride 2 halves it. The depthwise convolution of the head covers
   * the whole plane and has none.
   */
  public int zerosAfter() {
    return window.kernel == 3 ? 1 : 0;
  }

  /** Returns the rows of zeros at the top of the plane, and columns at its left. */
  public int zerosBefore() {
    return window.stride == 1 || window.symmetric ? zerosAfter() : 0;
  }

  /** Returns the same convolution under another name. */
  MobileConvolution named(String other) {
    return new MobileConvolution(other, inputs, outputs, window, depthwise, activation);
  }

  /** Returns the filters, {@code [outputs, inputs, kernel, kernel]}; depthwise, inputs is 1. */
  public Parameter weights() {
    return new Parameter(
        name + "/weights", List.of(outputs, depthwise ? 1 : inputs, kernel(), kernel()));
  }

  /** Returns the bias, {@code [outputs]}. */
  public Parameter bias() {
    return new Parameter(name + "/bias", List.of(outputs));
  }

  /** Returns the slopes of the PReLU, {@code [outputs, 1, 1]}, if there is one. */
  public Optional<Parameter> slope() {
    return activation == Activation.PRELU
        ? Optional.of(new Parameter(name + "/slope", List.of(outputs, 1, 1)))
        : Optional.empty();
  }

  /** Returns weights, bias and slope. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(List.of(weights(), bias()));
    slope().ifPresent(parameters::add);
    return parameters;
  }
}
