package dev.sightline.encryption;

import dev.sightline.files.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the key-encryption keys from where the configuration says: once, with the first use, so
 * that a key command runs once in a process. Thread-safe.
 */
public final class KeySource {
  private static final Logger LOG = LoggerFactory.getLogger(KeySource.class);
  private static final int TIMEOUT_SECONDS = 30;

  private final EncryptionConfig config;
  private Optional<KeyEncryptionKeys> loaded = Optional.empty();
  private boolean asked;

  public KeySource(EncryptionConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /** Where the keys come from. */
  public EncryptionConfig config() {
    return config;
  }

  /**
   * The keys; empty, with a warning at the first call, if none are configured.
   *
   * @throws KeySourceException as {@link #load} does
   */
  public synchronized Optional<KeyEncryptionKeys> keys() {
    if (!asked) {
      loaded = load(config);
      asked = true;
      if (loaded.isEmpty()) {
        LOG.warn(
            "The gallery is not encrypted: its faces and vectors lie readable on Kafka's disks. Set"
                + " gallery.key.file or gallery.key.command.");
      }
    }
    return loaded;
  }

  /**
   * Loads the keys; empty if none are configured.
   *
   * @throws KeySourceException if the file cannot be read, the command fails or takes longer than
   *     30 seconds, or the result is not keys
   */
  static Optional<KeyEncryptionKeys> load(EncryptionConfig config) {
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
