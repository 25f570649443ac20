package dev.sightline.embedding;

import java.util.function.Supplier;

/**
 * An {@link EmbeddingModel} that counts its open embedders and frees its network when all are
 * closed.
 */
final class LendingModel implements EmbeddingModel {
  private final NetworkOutput output;
  private final Calibrations calibrations;
  private final Supplier<ForwardPass> network;
  private final Runnable free;
  private int lent;
  private boolean closed;

  /**
   * @param calibrations the network's calibrations, or none
   * @param network creates a forward pass for one thread
   * @param free called once, when model and embedders are all closed
   */
  LendingModel(
      NetworkOutput output,
      Calibrations calibrations,
      Supplier<ForwardPass> network,
      Runnable free) {
    this.output = output;
    this.calibrations = calibrations;
    this.network = network;
    this.free = free;
  }

  @Override
  public ModelProperties properties() {
    return new ModelProperties(
        output.id(),
        output.dimension(),
        output.preprocessing().template(),
        calibrations.calibration(output.mirrored()));
  }

  @Override
  public synchronized FaceEmbedder newEmbedder() {
    if (closed) {
      throw new IllegalStateException("model " + output.id() + " is closed");
    }
    FaceEmbedder embedder = new NetworkEmbedder(network.get(), output, this::takeBack);
    lent++;
    return embedder;
  }

  private synchronized void takeBack() {
    lent--;
    freeIfUnused();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      freeIfUnused();
    }
  }

  private void freeIfUnused() {
    if (closed && lent == 0) {
      free.run();
    }
  }
}
