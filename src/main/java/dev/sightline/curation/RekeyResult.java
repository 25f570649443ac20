package dev.sightline.curation;

/**
 * What changing the keys changed.
 *
 * @param rewrapped persons' keys that are wrapped by the current key-encryption key now
 * @param encrypted templates that were in the clear
 */
public record RekeyResult(int rewrapped, int encrypted) {}
