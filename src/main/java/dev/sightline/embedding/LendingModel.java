package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import java.util.Optional;
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
  public ModelId id() {
    return output.id();
  }

  @Override
  public int dimension() {
    return output.dimension();
  }

  @Override
  public ChipTemplate template() {
    return output.preprocessing().template();
  }

  @Override
  public Optional<Calibration> calibration() {
    return calibrations.calibration(output.mirrored());
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
