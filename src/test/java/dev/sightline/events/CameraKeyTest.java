package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"door", "Eingang Süd", "入口/2"})
  void shouldReadAPrintableKey(String camera) {
    assertThat(CameraKey.read(camera.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Outcome.done(camera));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "a\u2028b"})
  void shouldRefuseAKeyThatCannotBePrinted(String camera) {
    assertThat(CameraKey.read(camera.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Outcome.Rejected.class);
    assertThatIllegalArgumentException().isThrownBy(() -> CameraKey.requireValid(camera));
  }

  @Test
  void shouldSayHowLongAKeyMayBe() {
    assertThat(CameraKey.read(new byte[2_000_000]))
        .isEqualTo(
            Outcome.rejected(
                RejectionReason.CAMERA_UNKNOWN, "a key of 2000000 bytes, allowed 1 to 256"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000L, Long.MAX_VALUE})
  void shouldRefuseACaptureTimeThatArithmeticCannotTake(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FrameRef("frames", 0, 0, "door", Instant.ofEpochMilli(millis), 640, 480))
        .withMessageStartingWith("a capture time must be from 1970 to 9999-12-31T23:59:59.999Z");
  }
}
