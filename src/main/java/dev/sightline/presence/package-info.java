/**
 * The tracks, visits and strangers that follow from the decisions on one camera's frames.
 *
 * <p>{@link dev.sightline.presence.CameraPresence} is a pure function from a camera's state and a
 * frame to the next state and the changes to report; {@link dev.sightline.presence.Strangers} does
 * the same for strangers. Time is the frames' capture time, never a clock. States are immutable;
 * any thread may call the public methods.
 */
package dev.sightline.presence;
