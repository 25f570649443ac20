package dev.sightline.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeysTest {
  private static final byte[] PLAIN = "a face".getBytes(UTF_8);

  private final String text = KeyEncryptionKeys.generate();
  private final KeyEncryptionKeys keys = KeyEncryptionKeys.parse(text);
  private final DataKey key = DataKey.generate();

  @Test
  void shouldUnwrapWhatItWrapped() {
    // When
    WrappedKey wrapped = keys.wrap(key, "staff/Ada");

    // Then
    assertThat(wrapped.wrappedBy()).isEqualTo(keys.current());
    assertThat(keys.unwrap(wrapped, "staff/Ada").open(key.seal(PLAIN, "x"), "x")).isEqualTo(PLAIN);
  }

  @Test
  void shouldNotUnwrapAnotherPersonsKeyNorUnderAnotherId() {
    // Given
    WrappedKey wrapped = keys.wrap(key, "staff/Ada");
    WrappedKey renamed = new WrappedKey("0123", wrapped.wrappedBy(), wrapped.toBytes());

    // When, Then
    assertThatIllegalArgumentException().isThrownBy(() -> keys.unwrap(wrapped, "staff/Bob"));
    assertThatIllegalArgumentException().isThrownBy(() -> keys.unwrap(renamed, "staff/Ada"));
  }

  @Test
  void shouldUnwrapWithAnOlderKeyAndWrapWithTheFirst() {
    // Given
    WrappedKey old = keys.wrap(key, "staff/Ada");

    // When
    KeyEncryptionKeys rotated =
        KeyEncryptionKeys.parse(KeyEncryptionKeys.generate() + "\n\n" + text + "\n");

    // Then
    assertThat(rotated.unwrap(old, "staff/Ada").id()).isEqualTo(key.id());
    assertThat(rotated.wrap(key, "staff/Ada").wrappedBy()).isNotEqualTo(keys.current());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys.unwrap(rotated.wrap(key, "staff/Ada"), "staff/Ada"))
        .withMessageContaining("known are [" + keys.current() + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "not base64!", "c2hvcnQ="})
  void shouldRejectWhatIsNoKeyWithoutRepeatingIt(String bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyEncryptionKeys.parse(bad))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("c2hvcnQ", "not base64!"));
  }

  @Test
  void shouldTellNothingOfAKeyInItsText() {
    assertThat(keys.toString()).doesNotContain(text);
    assertThat(key.toString()).isEqualTo("DataKey[" + key.id() + "]");
  }
}
