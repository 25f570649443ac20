package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import java.util.Optional;

/**
 * The properties of a loaded network.
 *
 * @param dimension the dimension of its embeddings
 * @param template the template of the chips it takes
 * @param calibration its calibration, measured with the same mirroring; empty if it was not
 *     measured
 */
public record ModelProperties(
    ModelId id, int dimension, ChipTemplate template, Optional<Calibration> calibration) {}
