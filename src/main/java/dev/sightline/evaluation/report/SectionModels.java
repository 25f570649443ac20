package dev.sightline.evaluation.report;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.evaluation.EvaluationConfig;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models that a report compares: the configured one, the weights that training begins with, and
 * the first network of these.
 */
final class SectionModels {

  private SectionModels() {}

  static List<String> of(EvaluationConfig config) {
    return Stream.of(
            config.model().model(), EmbeddingConfig.ENSEMBLE, EmbeddingConfig.MOBILE_FACE_NET)
        .distinct()
        .toList();
  }
}
