package dev.sightline.embedding;

import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A network with everything needed to use and evaluate it, in one file ({@code .slm}).
 *
 * <p>Its id is the architecture's name and the start of a SHA-256 over what determines an
 * embedding: network description, preprocessing and weights, but not the card. So after a new
 * calibration the id stays, and galleries enrolled under it remain valid. Immutable.
 */
public final class ModelBundle {
  private final NetworkWeights weights;
  private final Precision precision;
  private final Preprocessing preprocessing;
  private final ModelCard card;
  private final ModelId id;

  private ModelBundle(
      NetworkWeights weights, Precision precision, Preprocessing preprocessing, ModelCard card) {
    this.weights = weights;
    this.precision = precision;
    this.preprocessing = preprocessing;
    this.card = Objects.requireNonNull(card, "card");
    this.id = BundleFormat.id(weights, preprocessing);
  }

  /**
   * Creates a bundle of these weights, rounded to the precision in which they will be stored.
   *
   * @throws IllegalArgumentException if the chip's side is not the network's input side, or a
   *     weight is too large for the precision
   */
  public static ModelBundle of(
      NetworkWeights weights, Precision precision, Preprocessing preprocessing, ModelCard card) {
    int side = weights.network().inputSidePx();
    if (preprocessing.template().sidePx() != side) {
      throw new IllegalArgumentException(
          "network "
              + weights.network().name()
              + " takes "
              + side
              + " px, its chip template has "
              + preprocessing.template().sidePx()
              + " px");
    }
    return new ModelBundle(precision.round(weights), precision, preprocessing, card);
  }

  /**
   * Reads a bundle.
   *
   * @throws UnreadableBundleException if the file is not a bundle, is truncated or altered, or was
   *     written by a newer version
   * @throws UncheckedIOException if it cannot be read
   */
  public static ModelBundle read(Path file) {
    try {
      return BundleFormat.decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read model bundle " + file, e);
    }
  }

  /**
   * Writes the bundle to a temporary file and replaces {@code file} at the end. The same bundle
   * gives the same bytes.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path file) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.write(unfinished, BundleFormat.encode(this));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write model bundle " + file, e);
    }
  }

  public ModelId id() {
    return id;
  }

  public NetworkDescription network() {
    return weights.network();
  }

  public NetworkWeights weights() {
    return weights;
  }

  public Precision precision() {
    return precision;
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  public ModelCard card() {
    return card;
  }

  /** Returns the same network with another card; the id stays. */
  public ModelBundle withCard(ModelCard other) {
    return new ModelBundle(weights, precision, preprocessing, other);
  }

  @Override
  public String toString() {
    return "ModelBundle[" + id + "]";
  }

  /** The file is not a bundle that this version of Sightline can read. */
  public static final class UnreadableBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableBundleException(String message) {
      super(message);
    }

    UnreadableBundleException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
