/**
 * The decision who each face of a frame is: pure functions from embeddings and a gallery to
 * decisions.
 *
 * <p>{@link dev.sightline.matching.FaceMatcher} decides the faces of one frame; {@link
 * dev.sightline.matching.ThresholdPolicy} derives the threshold from the accepted false positive
 * rate and the size of the gallery. No clock and no state. Any thread may call the public methods.
 */
package dev.sightline.matching;
