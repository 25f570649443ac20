package dev.sightline.serving.api;

/**
 * A setting that the server runs with.
 *
 * @param value the value; only whether it is set, if it may be secret
 * @param source where the value comes from: a file's name, an environment variable's, {@code
 *     command line} or {@code default}
 */
public record EffectiveSetting(String key, String value, String source) {}
