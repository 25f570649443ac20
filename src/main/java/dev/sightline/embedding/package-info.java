/**
 * Embedding of a chip as a unit vector: the network, its bundle and the vectors.
 *
 * <p>An {@link dev.sightline.embedding.EmbeddingModel} is shared and thread-safe; it creates a
 * {@link dev.sightline.embedding.FaceEmbedder} for each thread. Nothing native leaves this package.
 */
package dev.sightline.embedding;
