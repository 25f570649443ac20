/** Triplets: mining, loss and gradients (FaceNet, section 3). */
package dev.sightline.training.triplets;
