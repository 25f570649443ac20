package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An embedder that runs chips through a {@link ForwardPass} and normalises the outputs.
 *
 * <p>With mirroring, a chip's embedding is the normalised sum of the outputs for it and for its
 * mirror image: twice the work for fewer errors.
 */
final class NetworkEmbedder implements FaceEmbedder {
  /**
   * The maximum number of rows of a batch; longer lists are split, which bounds the memory they
   * need.
   */
  private static final int MAX_BATCH = 32;

  private final ForwardPass network;
  private final NetworkOutput output;
  private final Runnable onClose;
  private boolean closed;

  NetworkEmbedder(ForwardPass network, NetworkOutput output, Runnable onClose) {
    this.network = network;
    this.output = output;
    this.onClose = onClose;
  }

  @Override
  public ModelId model() {
    return output.id();
  }

  @Override
  public List<Embedding> embed(List<FaceChip> chips) {
    if (closed) {
      throw new IllegalStateException("the embedder of " + output.id() + " is closed");
    }
    ChipTemplate template = output.preprocessing().template();
    List<FaceChip> aligned = chips.stream().map(chip -> chip.alignedTo(template)).toList();
    List<Embedding> embeddings = new ArrayList<>(aligned.size());
    int run = MAX_BATCH / output.views();
    for (int from = 0; from < aligned.size(); from += run) {
      embedRun(aligned.subList(from, Math.min(aligned.size(), from + run)), embeddings);
    }
    return List.copyOf(embeddings);
  }

  private void embedRun(List<FaceChip> chips, List<Embedding> embeddings) {
    Preprocessing preprocessing = output.preprocessing();
    int views = output.views();
    float[] input = new float[chips.size() * views * preprocessing.inputSize()];
    for (int row = 0; row < chips.size() * views; row++) {
      preprocessing.write(
          chips.get(row / views).pixels(),
          row % views == 1,
          input,
          row * preprocessing.inputSize());
    }
    float[] outputs = network.compute(input, chips.size() * views);
    int length = outputs.length / chips.size();
    for (int i = 0; i < chips.size(); i++) {
      embeddings.add(normalizedSum(Arrays.copyOfRange(outputs, i * length, (i + 1) * length)));
    }
  }

  private Embedding normalizedSum(float[] views) {
    float[] sum = new float[output.dimension()];
    for (int i = 0; i < views.length; i++) {
      sum[i % sum.length] += views[i];
    }
    return Embedding.normalized(output.id(), sum);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
      onClose.run();
    }
  }
}
