/**
 * The changes of the gallery: from pictures, by name, or as a whole.
 *
 * <p>{@link dev.sightline.curation.GalleryCurator} is the only way to change it, for the command
 * line and for HTTP. Every call first reads the gallery's topic to its end, so curators in several
 * processes work on one gallery. A curator processes one call at a time, from any thread.
 */
package dev.sightline.curation;
