/**
 * Descriptions of networks and their weights, independent of the engine that runs them.
 *
 * <p>The weights that training starts from are read here, from the files that the build fetches.
 * All types are immutable.
 */
package dev.sightline.embedding.network;
