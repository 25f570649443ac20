/**
 * Training of a face network with triplet loss (Schroff et al. 2015, FaceNet).
 *
 * <p>{@code data} supplies batches of pictures, {@code triplets} mines and scores triplets, {@code
 * experiment} compares miners; this package holds the trainer, its checkpoints and its validation.
 * Every random choice is a function of the run's seed and of its position in the run, so a resumed
 * run equals an uninterrupted one.
 */
package dev.sightline.training;
