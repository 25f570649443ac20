/**
 * Changes who is enrolled: from pictures, by name, or by whole galleries.
 *
 * <p>{@link dev.sightline.curation.GalleryDesk} is the one way to do it, for the command line and
 * for the HTTP server alike. Every call begins with the gallery's topic as it is then, so several
 * desks, in several processes, work on one gallery; nothing else holds state. A desk serves one
 * call at a time.
 */
package dev.sightline.curation;
