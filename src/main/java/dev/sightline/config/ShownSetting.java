package dev.sightline.config;

/**
 * A setting as it may be shown.
 *
 * @param value the value; only whether it is set, if it may be secret
 * @param source a file's name, an environment variable's, {@code command line} or {@value #DEFAULT}
 */
public record ShownSetting(String key, String value, String source) {
  static final String DEFAULT = "default";

  boolean isSet() {
    return !source.equals(DEFAULT);
  }
}
