package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.OverloadConfig;
import dev.sightline.frames.OverloadConfig.Policy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameShedderTest {
  private static final OverloadConfig LATEST =
      new OverloadConfig(Policy.LATEST, Duration.ofSeconds(1));
  private static final long COST_MILLIS = 50;

  /** A frame of a camera on its way to the detector. */
  private record Sent(String camera, long capturedAt) {}

  /** What became of the frames of one camera. */
  private record Tally(int taken, int shed, long oldestTaken) {
    Tally take(long age) {
      return new Tally(taken + 1, shed, Math.max(oldestTaken, age));
    }

    Tally leave() {
      return new Tally(taken, shed + 1, oldestTaken);
    }
  }

  /** So many frames a second of each camera for half a minute, one after the other. */
  private static Queue<Sent> frames(Map<String, Integer> framesPerSecond) {
    Queue<Sent> sent = new ArrayDeque<>();
    framesPerSecond.entrySet().stream()
        .flatMap(
            camera ->
                IntStream.range(0, 30 * camera.getValue())
                    .mapToObj(i -> new Sent(camera.getKey(), i * 1000L / camera.getValue())))
        .sorted(Comparator.comparingLong(Sent::capturedAt))
        .forEach(sent::add);
    return sent;
  }

  /** A detector on a clock of its own, which takes 50 ms a frame and nothing to leave one out. */
  private static Map<String, Tally> play(Queue<Sent> sent, OverloadConfig config) {
    FrameShedder shedder = new FrameShedder(config);
    Map<String, Tally> tallies = new TreeMap<>();
    long now = 0;
    for (Sent frame : sent) {
      now = Math.max(now, frame.capturedAt);
      Tally tally = tallies.getOrDefault(frame.camera, new Tally(0, 0, 0));
      if (shedder.check(frame.camera, frame.capturedAt, now).isPresent()) {
        tallies.put(frame.camera, tally.leave());
      } else {
        tallies.put(frame.camera, tally.take(now - frame.capturedAt));
        now += COST_MILLIS;
        shedder.took(Duration.ofMillis(COST_MILLIS).toNanos());
      }
    }
    return tallies;
  }

  @Test
  void shouldServeEveryCameraWithNewFramesAtTenTimesTheLoad() {
    // Given eight cameras that send 200 frames a second to a detector that bears 20
    Map<String, Integer> cameras = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      cameras.put("camera-" + i, 25);
    }

    // When
    Map<String, Tally> tallies = play(frames(cameras), LATEST);

    // Then: 2.5 frames a second each, give or take, none older than allowed, and all accounted for
    assertThat(tallies).hasSize(8);
    assertThat(tallies.values())
        .allSatisfy(
            tally -> {
              assertThat(tally.taken).isBetween(50, 110);
              assertThat(tally.oldestTaken).isLessThanOrEqualTo(1000);
              assertThat(tally.taken + tally.shed).isEqualTo(30 * 25);
            });
    assertThat(tallies.values().stream().mapToInt(Tally::taken).sum()).isGreaterThan(19 * 30);
  }

  @Test
  void shouldNotLetABusyCameraCrowdOutTheOthers() {
    // Given a camera that sends thirty times as much as the other
    Map<String, Tally> tallies = play(frames(Map.of("busy", 150, "calm", 5)), LATEST);

    // Then
    assertThat(tallies.get("calm").shed).isLessThan(15);
    assertThat(tallies.get("busy").taken).isGreaterThan(300);
  }

  @Test
  void shouldTakeAllFramesAsLongAsItKeepsUp() {
    assertThat(play(frames(Map.of("a", 9, "b", 9)), LATEST).values())
        .allSatisfy(tally -> assertThat(tally.shed).isZero());
  }

  @Test
  void shouldTakeAllFramesHoweverLateWithTheCompletePolicy() {
    assertThat(new FrameShedder(OverloadConfig.defaults()).check("a", 0, Long.MAX_VALUE))
        .isEqualTo(Optional.empty());
  }

  @Test
  void shouldTakeAFrameFromAFastClock() {
    assertThat(new FrameShedder(LATEST).check("a", 5_000, 1_000)).isEmpty();
  }
}
