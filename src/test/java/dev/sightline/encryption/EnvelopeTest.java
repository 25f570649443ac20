package dev.sightline.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final byte[] PLAIN = "who is there".getBytes(UTF_8);

  private final String key = KeyEncryptionKeys.generate();
  private final Envelope envelope = new Envelope(KeyEncryptionKeys.parse(key), "presence");

  @Test
  void shouldOpenWhatAnotherProcessSealed() {
    Envelope another = new Envelope(KeyEncryptionKeys.parse(key), "presence");

    assertThat(envelope.open(another.seal(PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void shouldOpenWhatWasSealedBeforeTheKeyWasReplaced() {
    String next = KeyEncryptionKeys.generate();
    Envelope later = new Envelope(KeyEncryptionKeys.parse(next + "\n" + key), "presence");

    assertThat(later.open(envelope.seal(PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void shouldNotOpenWithoutTheKey() {
    Envelope stranger =
        new Envelope(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()), "presence");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stranger.open(envelope.seal(PLAIN)))
        .withMessageContaining("the data key is wrapped by");
  }

  @Test
  void shouldNotOpenInAnotherPlace() {
    Envelope strangers = new Envelope(KeyEncryptionKeys.parse(key), "strangers");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> strangers.open(envelope.seal(PLAIN)))
        .withMessageContaining("cannot be opened");
  }

  @Test
  void shouldNotShowWhatItSeals() {
    assertThat(new String(envelope.seal(PLAIN).bytes(), UTF_8)).doesNotContain("who");
  }
}
