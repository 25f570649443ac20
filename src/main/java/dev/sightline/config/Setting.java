package dev.sightline.config;

/**
 * A value as the user wrote it.
 *
 * @param source a file's name, an environment variable's, or {@code command line}
 */
record Setting(String key, String value, String source) {}
