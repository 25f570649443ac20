package dev.sightline.topics;

/**
 * The result of a change.
 *
 * @param written the number of templates added or replaced
 * @param removed the number of templates removed
 * @param revision the gallery's revision with the whole change; 0 if nothing changed
 */
public record GalleryChange(int written, int removed, long revision) {}
