/**
 * Trains a face network with triplet loss: data, batches, miners, loss, trainer, experiment.
 *
 * <p>The idea is FaceNet's (Schroff et al. 2015): pictures of one person shall lie nearer to each
 * other on the unit sphere than to anybody else's, by a margin. Which triplets are trained on
 * decides whether the network learns; the {@link dev.sightline.training.TripletMiner}s are the
 * choices.
 *
 * <p>Every random choice is a function of the run's seed and of its place in the run, never of what
 * was drawn before: that is what makes a resumed run equal to an uninterrupted one.
 */
package dev.sightline.training;
