/**
 * Alignment of faces, upright and to a fixed size: pure geometry from an image and landmarks to a
 * chip.
 *
 * <p>A {@link dev.sightline.alignment.FaceChip} is plain memory; it may cross threads and needs no
 * closing.
 */
package dev.sightline.alignment;
