package dev.sightline.curation;

/**
 * The result of changing the keys.
 *
 * @param rewrapped the number of persons' keys now wrapped by the current key-encryption key
 * @param encrypted the number of templates that were in the clear
 */
public record RekeyResult(int rewrapped, int encrypted) {}
