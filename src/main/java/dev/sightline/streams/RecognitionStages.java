package dev.sightline.streams;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.streams.linking.Linking;
import dev.sightline.streams.linking.Recording;
import dev.sightline.tracing.Tracing;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stages that one process runs, and what each needs.
 *
 * @param detect creates a detector for a stream thread
 * @param embed the models, which outlive the topology and are closed by their owner. The first
 *     embeds until the gallery is switched; without any there is no embed stage
 * @param match the parts of the match stage
 * @param metrics the metrics of the stages
 * @param tracing the factory of spans
 * @param recording what the match stage does with visits that have ended
 */
public record RecognitionStages(
    Optional<Supplier<FrameDetector>> detect,
    List<EmbeddingModel> embed,
    Optional<Matching> match,
    StageMetrics metrics,
    Tracing tracing,
    Recording recording) {

  public RecognitionStages {
    requireNonNull(detect, "detect");
    embed = List.copyOf(embed);
    requireNonNull(match, "match");
    requireNonNull(metrics, "metrics");
    requireNonNull(tracing, "tracing");
    requireNonNull(recording, "recording");
  }

  /** Returns a value without stages and metrics; the methods below add them. */
  public static RecognitionStages none() {
    return new RecognitionStages(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        StageMetrics.none(),
        Tracing.none(),
        Recording.plain());
  }

  public RecognitionStages withDetect(Supplier<FrameDetector> readers) {
    return new RecognitionStages(Optional.of(readers), embed, match, metrics, tracing, recording);
  }

  /**
   * @param models models of one chip template
   */
  public RecognitionStages withEmbed(List<EmbeddingModel> models) {
    return new RecognitionStages(detect, models, match, metrics, tracing, recording);
  }

  public RecognitionStages withMatch(Matching matching) {
    return new RecognitionStages(detect, embed, Optional.of(matching), metrics, tracing, recording);
  }

  public RecognitionStages withMetrics(StageMetrics listener) {
    return new RecognitionStages(detect, embed, match, listener, tracing, recording);
  }

  public RecognitionStages withTracing(Tracing recorder) {
    return new RecognitionStages(detect, embed, match, metrics, recorder, recording);
  }

  public RecognitionStages withSightings(SightingSeal seal) {
    return with(new Recording(seal, recording.linking()));
  }

  /** Returns a copy that gives strangers common ids. */
  public RecognitionStages withLinking(Linking linking) {
    return with(new Recording(recording.seal(), Optional.of(linking)));
  }

  private RecognitionStages with(Recording other) {
    return new RecognitionStages(detect, embed, match, metrics, tracing, other);
  }

  /**
   * Returns the range of the stages.
   *
   * @throws IllegalArgumentException if there is no stage, or one between two is missing
   */
  public StageRange range() {
    EnumSet<Stage> stages = EnumSet.noneOf(Stage.class);
    detect.ifPresent(present -> stages.add(Stage.DETECT));
    if (!embed.isEmpty()) {
      stages.add(Stage.EMBED);
    }
    match.ifPresent(present -> stages.add(Stage.MATCH));
    return StageRange.of(stages);
  }
}
