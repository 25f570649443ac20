/**
 * From embeddings and a gallery to decisions: pure functions, no clock, no state of their own.
 *
 * <p>Stands between gallery and events. Everything here may be called from any thread.
 */
package dev.sightline.matching;
