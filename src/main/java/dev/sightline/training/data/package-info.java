/**
 * Training pictures: data set, sampling of batches, augmentation, and the seeds of every random
 * choice.
 */
package dev.sightline.training.data;
