package dev.sightline.encryption;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The source of the key-encryption keys that the configuration names. */
public final class KeySource {
  private static final int TIMEOUT_SECONDS = 30;

  private KeySource() {}

  /**
   * Loads the keys; empty if none are configured.
   *
   * @throws KeySourceException if the file cannot be read, the command fails or takes longer than
   *     30 seconds, or the result is not keys
   */
  public static Optional<KeyEncryptionKeys> load(EncryptionConfig config) {
    if (!config.keyFile().isBlank()) {
      return Optional.of(parse("gallery.key.file", read(Path.of(config.keyFile()))));
    }
    return config.keyCommand().isBlank()
        ? Optional.empty()
        : Optional.of(parse("gallery.key.command", run(config.keyCommand())));
  }

  private static KeyEncryptionKeys parse(String source, String text) {
    try {
      return KeyEncryptionKeys.parse(text);
    } catch (IllegalArgumentException e) {
      throw new KeySourceException(source + " gives no valid keys: " + e.getMessage(), e);
    }
  }

  private static String read(Path file) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new KeySourceException("gallery.key.file cannot be read: " + file, e);
    }
  }

  /** Runs the command. Its error output goes to this process's standard error. */
  private static String run(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new KeySourceException(
            "gallery.key.command did not end within " + TIMEOUT_SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        throw new KeySourceException(
            "gallery.key.command ended with exit code " + process.exitValue());
      }
      return TextFile.withoutMark(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new KeySourceException("gallery.key.command cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeySourceException("interrupted while gallery.key.command ran", e);
    }
  }

  /** The keys cannot be loaded. */
  public static final class KeySourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeySourceException(String message) {
      super(message);
    }

    KeySourceException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
