package dev.sightline.evaluation;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.evaluation.pictures.ChipDegradation;
import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration that all protocols share.
 *
 * @param model the network that is measured, with or without mirroring
 * @param cut how faces are cut out, and where faces and embeddings are cached
 * @param degradation the change made to a chip before it is embedded
 * @param plots the folder for pictures of the figures, created if missing; empty for none
 */
public record EvaluationConfig(
    EmbeddingConfig model, CutConfig cut, ChipDegradation degradation, Optional<Path> plots) {}
