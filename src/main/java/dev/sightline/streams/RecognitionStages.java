package dev.sightline.streams;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.tracing.Tracing;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stages that one process runs, and what each needs.
 *
 * @param detect makes a reader for a stream thread
 * @param embed the network, which outlives the topology: whoever opened it closes it
 * @param match what decides
 * @param metrics is told what the stages do
 * @param tracing records spans of it
 */
public record RecognitionStages(
    Optional<Supplier<SceneReader>> detect,
    Optional<EmbeddingModel> embed,
    Optional<Matching> match,
    StageMetrics metrics,
    Tracing tracing) {

  public RecognitionStages {
    Objects.requireNonNull(detect, "detect");
    Objects.requireNonNull(embed, "embed");
    Objects.requireNonNull(match, "match");
    Objects.requireNonNull(metrics, "metrics");
    Objects.requireNonNull(tracing, "tracing");
  }

  /** No stage yet, and nobody who is told; the methods below add them. */
  public static RecognitionStages none() {
    return new RecognitionStages(
        Optional.empty(), Optional.empty(), Optional.empty(), StageMetrics.none(), Tracing.none());
  }

  public RecognitionStages withDetect(Supplier<SceneReader> readers) {
    return new RecognitionStages(Optional.of(readers), embed, match, metrics, tracing);
  }

  public RecognitionStages withEmbed(EmbeddingModel model) {
    return new RecognitionStages(detect, Optional.of(model), match, metrics, tracing);
  }

  public RecognitionStages withMatch(Matching matching) {
    return new RecognitionStages(detect, embed, Optional.of(matching), metrics, tracing);
  }

  public RecognitionStages withMetrics(StageMetrics listener) {
    return new RecognitionStages(detect, embed, match, listener, tracing);
  }

  public RecognitionStages withTracing(Tracing recorder) {
    return new RecognitionStages(detect, embed, match, metrics, recorder);
  }

  /**
   * @throws IllegalArgumentException if there is no stage, or one between two is missing
   */
  public StageRange range() {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    detect.ifPresent(present -> stages.add(Stage.DETECT));
    embed.ifPresent(present -> stages.add(Stage.EMBED));
    match.ifPresent(present -> stages.add(Stage.MATCH));
    return StageRange.of(stages);
  }
}
