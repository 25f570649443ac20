package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.presence.CameraState;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.FrameOrder;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.streams.InputProgress.Covered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final SilenceWatch watch =
      new SilenceWatch(Duration.ofMillis(500), Duration.ofSeconds(5));

  @Test
  void shouldNoticeOnceThatTheOnlyCameraIsSilent() {
    // Given
    watch.heard(open("door", NOON), NOON.plusSeconds(1));

    // When, Then
    assertThat(silentAt(NOON.plusMillis(5_999))).isEmpty();
    assertThat(silentAt(NOON.plusSeconds(6))).containsExactly("door");
    assertThat(silentAt(NOON.plusSeconds(7))).isEmpty();
  }

  @Test
  void shouldNoticeASilentCameraBesideAnother() {
    // Given
    watch.heard(open("door", NOON), NOON);

    // When
    watch.heard(open("yard", NOON.plusSeconds(6)), NOON.plusSeconds(6));

    // Then
    assertThat(silentAt(NOON.plusSeconds(6))).containsExactly("door");
  }

  @Test
  void shouldWaitForFramesThatMayLieInABacklog() {
    // Given: an hour's backlog, of which the other camera's frames come first
    watch.heard(open("door", NOON), NOON.plusSeconds(3_600));

    // When
    watch.heard(open("yard", NOON.plusSeconds(4)), NOON.plusSeconds(3_606));

    // Then
    assertThat(silentAt(NOON.plusSeconds(3_606))).isEmpty();
  }

  @Test
  void shouldWaitAgainAfterATimeInWhichNoneCouldBeHeard() {
    // Given
    watch.heard(open("door", NOON), NOON);

    // When
    Instant since = NOON.plusSeconds(60);

    // Then
    assertThat(watch.silentIn(new Covered(since, since))).isEmpty();
    assertThat(watch.silentIn(new Covered(since, since.plusSeconds(5)))).containsExactly("door");
  }

  @Test
  void shouldNotMindACameraBeforeWhichNobodyIs() {
    // Given
    watch.heard(open("door", NOON), NOON);

    // When
    watch.heard(CameraState.empty("door"), NOON.plusSeconds(1));

    // Then
    assertThat(silentAt(NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void shouldNoticeOnceThatFramesHaveWaitedForTheGracePeriod() {
    // Given
    watch.heard(open("door", NOON), NOON);

    // When, Then
    assertThat(watch.waitingAt(NOON.plusMillis(499))).isEmpty();
    assertThat(watch.waitingAt(NOON.plusMillis(500))).containsExactly("door");
    assertThat(watch.waitingAt(NOON.plusMillis(750))).isEmpty();
    assertThat(silentAt(NOON.plusSeconds(5))).containsExactly("door");
  }

  @Test
  void shouldNotWaitForACameraWhoseTimeStandsStill() {
    // Given: frames come, all of one time
    watch.heard(open("door", NOON), NOON);
    watch.heard(open("door", NOON), NOON.plusMillis(400));

    // When, Then
    assertThat(watch.waitingAt(NOON.plusMillis(500))).containsExactly("door");
  }

  @Test
  void shouldWaitAgainAfterANewerFrame() {
    // Given
    watch.heard(open("door", NOON), NOON);
    watch.heard(open("door", NOON.plusMillis(400)), NOON.plusMillis(400));

    // When, Then
    assertThat(watch.waitingAt(NOON.plusMillis(899))).isEmpty();
    assertThat(watch.waitingAt(NOON.plusMillis(900))).containsExactly("door");
  }

  private List<String> silentAt(Instant now) {
    return watch.silentIn(new Covered(Instant.EPOCH, now));
  }

  private static CameraState open(String camera, Instant newest) {
    return new CameraState(
        camera,
        new FrameOrder(newest, newest, Optional.empty(), List.of(), List.of()),
        Instant.EPOCH,
        List.of(new ObservedFrame(new FrameId("frames", 0, 0), newest, List.of())),
        List.of(),
        List.of(),
        0);
  }
}
