package dev.sightline.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataKeyTest {
  private static final byte[] PLAIN = "a face, and what it is like".getBytes(UTF_8);

  private final DataKey key = DataKey.generate();

  @Test
  void shouldOpenWhatItSealed() {
    // When
    byte[] sealed = key.seal(PLAIN, "staff/Ada/1");

    // Then
    assertThat(key.open(sealed, "staff/Ada/1")).isEqualTo(PLAIN);
    assertThat(sealed).hasSize(PLAIN.length + 28);
    assertThat(new String(sealed, UTF_8)).doesNotContain("face");
  }

  @Test
  void shouldSealTheSameBytesOtherwiseEachTime() {
    assertThat(key.seal(PLAIN, "a")).isNotEqualTo(key.seal(PLAIN, "a"));
  }

  @Test
  void shouldNotOpenInAnotherPlaceNorWithAnotherKey() {
    // Given
    byte[] sealed = key.seal(PLAIN, "staff/Ada/1");

    // When, Then
    assertThatIllegalArgumentException().isThrownBy(() -> key.open(sealed, "staff/Bob/1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataKey.generate().open(sealed, "staff/Ada/1"));
  }

  @Test
  void shouldNotOpenWhatWasChangedOrCutShort() {
    // Given
    byte[] sealed = key.seal(PLAIN, "staff/Ada/1");

    // When, Then
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      byte[] part = Arrays.copyOf(sealed, i);
      assertThatIllegalArgumentException().isThrownBy(() -> key.open(changed, "staff/Ada/1"));
      assertThatIllegalArgumentException().isThrownBy(() -> key.open(part, "staff/Ada/1"));
    }
  }
}
