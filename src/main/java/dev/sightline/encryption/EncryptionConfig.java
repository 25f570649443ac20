package dev.sightline.encryption;

import java.util.Objects;

/**
 * The source of the key-encryption keys. Without a file or a command, nothing is encrypted.
 *
 * @param keyFile {@code gallery.key.file}: a file of keys, one per line; empty for none
 * @param keyCommand {@code gallery.key.command}: a shell command that prints them, for instance by
 *     asking a key management service; empty for none
 */
public record EncryptionConfig(String keyFile, String keyCommand) {

  public EncryptionConfig {
    Objects.requireNonNull(keyFile, "gallery.key.file");
    Objects.requireNonNull(keyCommand, "gallery.key.command");
    if (!keyFile.isBlank() && !keyCommand.isBlank()) {
      throw new IllegalArgumentException(
          "gallery.key.command must be empty where gallery.key.file is set, was '"
              + keyCommand
              + "'");
    }
  }

  /** Returns whether the gallery is encrypted. */
  public boolean isEnabled() {
    return !keyFile.isBlank() || !keyCommand.isBlank();
  }

  /** Returns the default: no encryption. */
  public static EncryptionConfig defaults() {
    return new EncryptionConfig("", "");
  }
}
