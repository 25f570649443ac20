package dev.sightline.events.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.CameraState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedCodecTest {
  private static final KeyEncryptionKeys KEYS =
      KeyEncryptionKeys.parse(KeyEncryptionKeys.generate());
  private static final CameraState STATE = CameraState.empty("front-door");

  private final RecordCodec<CameraState> plain = RecordCodecs.cameraStates();
  private final RecordCodec<CameraState> sealed = new SealedCodec<>(plain, KEYS, "presence");

  @Test
  void shouldReadWhatItWrote() {
    assertThat(sealed.read(sealed.write(STATE))).isEqualTo(Outcome.done(STATE));
  }

  @Test
  void shouldReadWhatWasWrittenBeforeEncryptionWasSwitchedOn() {
    assertThat(sealed.read(plain.write(STATE))).isEqualTo(Outcome.done(STATE));
  }

  @Test
  void shouldShowNothingOfWhatItHolds() {
    assertThat(new String(sealed.write(STATE), ISO_8859_1)).doesNotContain("front-door");
  }

  @Test
  void shouldTurnAwayWhatItsKeysDoNotOpen() {
    RecordCodec<CameraState> other =
        new SealedCodec<>(plain, KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()), "presence");

    assertThat(reason(other.read(sealed.write(STATE)))).isEqualTo(RejectionReason.SEAL_BROKEN);
  }

  @Test
  void shouldTurnAwayWhateverElseTheBytesAre() {
    byte[] bytes = sealed.write(STATE);
    bytes[bytes.length - 1] ^= 1;

    assertThat(reason(sealed.read(bytes))).isEqualTo(RejectionReason.SEAL_BROKEN);
    assertThat(reason(sealed.read(new byte[0]))).isEqualTo(RejectionReason.RECORD_MALFORMED);
    assertThat(reason(sealed.read(null))).isEqualTo(RejectionReason.RECORD_MALFORMED);
    assertThat(reason(sealed.read(Arrays.copyOf(bytes, 7))))
        .isEqualTo(RejectionReason.RECORD_MALFORMED);
  }

  private static RejectionReason reason(Outcome<?> outcome) {
    return ((Outcome.Rejected<?>) outcome).rejection().reason();
  }
}
