package dev.sightline.config;

/**
 * The configuration is invalid. The message names the setting, the value found, the values allowed,
 * and where it was set.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
