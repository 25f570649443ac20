/** Compares triplet miners on the network's last layer and writes the page about it. */
package dev.sightline.training.experiment;
