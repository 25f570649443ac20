package dev.sightline.evaluation;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every protocol needs to know: which network, how faces are found, and what is done to them.
 *
 * @param model the network that is measured, with or without mirroring
 * @param cut how faces are cut out and where faces and embeddings are kept
 * @param degradation what a chip goes through before it is embedded
 * @param plots folder for pictures of the figures, made if missing; empty for none
 */
public record EvaluationConfig(
    EmbeddingConfig model, CutConfig cut, ChipDegradation degradation, Optional<Path> plots) {}
