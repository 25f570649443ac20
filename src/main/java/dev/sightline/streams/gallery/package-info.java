/**
 * The gallery inside the match stage: a global state store in memory, one searchable gallery for
 * each model.
 *
 * <p>The global thread writes; stream threads search and receive erasures through a reader of their
 * own.
 */
package dev.sightline.streams.gallery;
