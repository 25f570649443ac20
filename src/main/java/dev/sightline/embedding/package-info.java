/**
 * From a chip to a point on the unit sphere: the network, its bundle and the vectors it makes.
 *
 * <p>An {@link dev.sightline.embedding.EmbeddingModel} is shared and thread-safe; it lends each
 * thread a {@link dev.sightline.embedding.FaceEmbedder} of its own. Nothing native leaves this
 * package.
 */
package dev.sightline.embedding;
