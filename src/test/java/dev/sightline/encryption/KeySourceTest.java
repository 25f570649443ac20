package dev.sightline.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.encryption.KeySource.KeySourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySourceTest {
  @TempDir private Path folder;

  private final String key = KeyEncryptionKeys.generate();

  @Test
  void shouldGiveNoKeysWhereNoneAreConfigured() {
    assertThat(KeySource.load(EncryptionConfig.defaults())).isEmpty();
  }

  @Test
  void shouldReadTheSameKeysFromAFileAndFromACommand() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("keys"), key + "\n");

    // When, Then
    assertThat(KeySource.load(new EncryptionConfig(file.toString(), "")).orElseThrow().current())
        .isEqualTo(KeyEncryptionKeys.parse(key).current());
    assertThat(KeySource.load(new EncryptionConfig("", "cat " + file)).orElseThrow().current())
        .isEqualTo(KeyEncryptionKeys.parse(key).current());
  }

  @Test
  void shouldReadKeysAsAnEditorOfWindowsWritesThem() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("keys"), "\uFEFF" + key + " \r\n");

    // When, Then
    assertThat(KeySource.load(new EncryptionConfig(file.toString(), "")).orElseThrow().current())
        .isEqualTo(KeyEncryptionKeys.parse(key).current());
    assertThat(KeySource.load(new EncryptionConfig("", "cat " + file)).orElseThrow().current())
        .isEqualTo(KeyEncryptionKeys.parse(key).current());
  }

  @Test
  void shouldSayWhyThereAreNoKeys() {
    assertThatThrownBy(() -> KeySource.load(new EncryptionConfig("/no/such/file", "")))
        .isInstanceOf(KeySourceException.class)
        .hasMessage("gallery.key.file cannot be read: /no/such/file");
    assertThatThrownBy(() -> KeySource.load(new EncryptionConfig("", "exit 3")))
        .hasMessage("gallery.key.command ended with exit code 3");
    assertThatThrownBy(() -> KeySource.load(new EncryptionConfig("", "echo secret")))
        .hasMessageStartingWith("gallery.key.command gives no valid keys: key 1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldTakeKeysFromOneSourceOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptionConfig("file", "command"))
        .withMessageStartingWith("gallery.key.command must be empty where gallery.key.file is set");
  }
}
