/** A comparison of triplet miners on the network's last layer, and the page about it. */
package dev.sightline.training.experiment;
