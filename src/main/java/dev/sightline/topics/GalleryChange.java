package dev.sightline.topics;

/**
 * What a call changed.
 *
 * @param written templates added or replaced
 * @param removed templates removed
 * @param revision the gallery's revision that has it all; 0 if nothing changed
 */
public record GalleryChange(int written, int removed, long revision) {}
