/**
 * From embeddings and a gallery to decisions: pure functions, no clock, no state of their own.
 *
 * <p>{@link dev.sightline.matching.FaceMatcher} decides on the faces of one frame; {@link
 * dev.sightline.matching.CameraPresence} joins the faces of one camera into tracks and tells who
 * comes and goes. Stands between gallery and events. Everything public here may be called from any
 * thread.
 */
package dev.sightline.matching;
