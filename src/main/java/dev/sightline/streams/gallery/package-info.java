/**
 * The gallery inside the match stage: a global state store in memory, one searchable gallery per
 * model.
 *
 * <p>The global thread writes; stream threads search, and each receives erasures through its own
 * reader.
 */
package dev.sightline.streams.gallery;
