package dev.sightline.events.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateSealTest {
  private static final String KEY = KeyEncryptionKeys.generate();
  private static final byte[] STATE = "front-door".getBytes(UTF_8);

  private final StateSeal seal = with(KEY);

  private static StateSeal with(String... keys) {
    return StateEncryption.with(Optional.of(KeyEncryptionKeys.parse(String.join("\n", keys))))
        .of("presence");
  }

  private static byte[] opened(Outcome<byte[]> outcome) {
    return ((Outcome.Done<byte[]>) outcome).value();
  }

  private static RejectionReason reason(Outcome<?> outcome) {
    return ((Outcome.Rejected<?>) outcome).rejection().reason();
  }

  @Test
  void shouldOpenWhatItSealed() {
    byte[] sealed = seal.seal(STATE);

    assertThat(opened(seal.open(sealed))).isEqualTo(STATE);
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("front-door");
    assertThat(seal.isCurrent(sealed)).isTrue();
  }

  @Test
  void shouldOpenWhatWasWrittenBeforeEncryptionWasSwitchedOn() {
    assertThat(opened(seal.open(STATE))).isEqualTo(STATE);
    assertThat(seal.isCurrent(STATE)).isFalse();
  }

  @Test
  void shouldChangeNothingWithoutKeys() {
    StateSeal none = StateEncryption.none().of("presence");

    assertThat(none.seal(STATE)).isEqualTo(STATE);
    assertThat(opened(none.open(STATE))).isEqualTo(STATE);
    assertThat(none.isCurrent(STATE)).isTrue();
  }

  @Test
  void shouldOpenWhatAReplacedKeySealedAndKnowThatItIsNotCurrent() {
    byte[] sealed = seal.seal(STATE);
    StateSeal after = with(KeyEncryptionKeys.generate(), KEY);

    assertThat(opened(after.open(sealed))).isEqualTo(STATE);
    assertThat(after.isCurrent(sealed)).isFalse();
  }

  @Test
  void shouldTurnAwayWhatItsKeysDoNotOpen() {
    assertThat(reason(with(KeyEncryptionKeys.generate()).open(seal.seal(STATE))))
        .isEqualTo(RejectionReason.SEAL_BROKEN);
  }

  @Test
  void shouldTurnAwayChangedBytes() {
    byte[] bytes = seal.seal(STATE);
    bytes[bytes.length - 1] ^= 1;

    assertThat(reason(seal.open(bytes))).isEqualTo(RejectionReason.SEAL_BROKEN);
  }
}
