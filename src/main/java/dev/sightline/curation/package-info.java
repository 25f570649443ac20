/**
 * Changes the gallery: from pictures, by name, or as a whole.
 *
 * <p>{@link dev.sightline.curation.GalleryCurator} is the one way to do it, for the command line
 * and for HTTP alike. Every call first reads the gallery's topic to its end, so curators in several
 * processes work on one gallery. A curator serves one call at a time, from any thread.
 */
package dev.sightline.curation;
