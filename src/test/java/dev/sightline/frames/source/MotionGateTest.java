package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.MotionConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionGateTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int BLOCKS = Blocks.COLUMNS * Blocks.ROWS;
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final MotionGate gate = new MotionGate(MotionConfig.defaults().withGate(true));
  private final Random random = new Random(1);
  private int frames;

  /** A grey scene with noise of this strength. */
  private float[] scene(double noise) {
    float[] blocks = new float[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      blocks[i] = (float) (i % 200 + noise * random.nextGaussian());
    }
    return blocks;
  }

  /** Adds to some blocks. */
  private static float[] changed(float[] scene, int blocks, float by) {
    for (int i = 0; i < blocks; i++) {
      scene[i] += by;
    }
    return scene;
  }

  private boolean admits(float[] blocks) {
    return gate.admits(blocks, START.plus(PERIOD.multipliedBy(frames++)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 3})
  void shouldSendAStillMinuteEveryFiveSecondsOnly(double noise) {
    int sent = 0;
    for (int i = 0; i < 300; i++) {
      sent += admits(scene(noise)) ? 1 : 0;
    }

    assertThat(sent).isEqualTo(12);
  }

  @Test
  void shouldSendAFrameInWhichOneBlockHasChanged() {
    assertThat(admits(scene(0.5))).isTrue();
    assertThat(admits(changed(scene(0.5), 1, 10))).isTrue();
  }

  @Test
  void shouldCompareWithTheLastFrameThatWasSent() {
    // Given: a change too slow to be seen from frame to frame
    assertThat(admits(scene(0))).isTrue();
    assertThat(admits(changed(scene(0), 5, 4))).isFalse();

    // When, Then
    assertThat(admits(changed(scene(0), 5, 8))).isTrue();
  }

  @Test
  void shouldSendSmallerChangesWhileThereIsMotion() {
    // Given
    assertThat(admits(scene(0))).isTrue();
    assertThat(admits(changed(scene(0), 5, 20))).isTrue();

    // When, Then: until there is none
    assertThat(admits(changed(scene(0), 5, 16))).isTrue();
    assertThat(admits(changed(scene(0), 5, 16))).isFalse();
    assertThat(admits(changed(scene(0), 5, 12))).isFalse();
  }

  @Test
  void shouldTakeFlickeringLightForNoMotion() {
    assertThat(admits(scene(0.5))).isTrue();
    assertThat(admits(changed(scene(0.5), BLOCKS, 25))).isFalse();
  }

  @Test
  void shouldSendTheFirstFrameAfterTheClockWasSetBack() {
    assertThat(admits(scene(0))).isTrue();
    assertThat(gate.admits(scene(0), START.minusSeconds(3_600))).isTrue();
    assertThat(gate.admits(scene(0), START.minusSeconds(3_598))).isFalse();
  }
}
