package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameRef;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.StrangerState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * An hour of fifty cameras through the match stage, by a virtual clock. Before each camera there is
 * a person for ten seconds every two minutes: by turns Ada, the camera's own stranger, Bob, the
 * stranger again. Two frames a second while a person is there, one in ten seconds else.
 */
class PresenceSoakTest {
  private static final int CAMERAS = 50;
  private static final int VISITS = 30;
  private static final int SLOT_SECONDS = 120;
  private static final int VISIT_SECONDS = 10;

  /** The hour, and until everybody has left. */
  private static final int SECONDS = VISITS * SLOT_SECONDS + 120;

  private static final int ADA = 10;
  private static final int BOB = 50;
  private static final int STRANGER = 90;

  /** A track's nine shots of a 2-dimensional vector, what waits, and room; no trace of an hour. */
  private static final int MAX_BYTES_A_CAMERA = 20_000;

  private final Map<String, Integer> events = new HashMap<>();
  private long offset;

  @Test
  void shouldCountRightAndRememberNoMoreThanItMust() {
    try (RecognitionDriver driver =
        new RecognitionDriver(new FakeStages().of(new StageRange(Stage.MATCH, Stage.MATCH)))) {
      // Given
      driver.enroll(template("Ada", ADA), template("Bob", BOB));

      // When
      for (int half = 0; half < 2 * SECONDS; half++) {
        Instant now = NOON.plusMillis(500L * half);
        driver.awaitWallClock(now);
        for (int camera = 0; camera < CAMERAS; camera++) {
          film(driver, camera, half, now);
        }
        if (half % 120 == 0) {
          count(driver);
          assertBounded(driver);
        }
      }
      driver.passTime(Duration.ofMinutes(1));
      count(driver);

      // Then
      int halfOfVisits = CAMERAS * VISITS / 2;
      assertThat(events)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "person.entered", halfOfVisits,
                  "person.left", halfOfVisits,
                  "unknown.entered", halfOfVisits,
                  "unknown.left", halfOfVisits,
                  "unknown.recognised", CAMERAS));
      assertThat(driver.deadLetters()).isEmpty();
      assertThat(driver.cameraStates()).hasSize(CAMERAS).noneMatch(CameraState::isOpen);
    }
  }

  /** Cameras see their visits two seconds after one another. */
  private void film(RecognitionDriver driver, int camera, int half, Instant now) {
    int since = half - 4 * camera;
    int slot = Math.floorDiv(since, 2 * SLOT_SECONDS);
    boolean isPresent =
        since >= 0 && slot < VISITS && since % (2 * SLOT_SECONDS) < 2 * VISIT_SECONDS;
    if (isPresent) {
      send(driver, camera, now, slot % 2 == 1 ? STRANGER : slot % 4 == 0 ? ADA : BOB);
    } else if (half % 20 == 0) {
      send(driver, camera, now);
    }
  }

  private void send(RecognitionDriver driver, int camera, Instant now, int... degrees) {
    String id = "camera-" + camera;
    List<FaceEmbedding> faces =
        IntStream.of(degrees)
            .mapToObj(
                angle ->
                    new FaceEmbedding(
                        EventFixtures.detected(100),
                        EventFixtures.quality(),
                        FakeStages.embedding(FakeStages.MODEL, angle)))
            .toList();
    FrameRef frame = new FrameRef(TOPICS.frames(), 0, offset++, id, now, 640, 480);
    byte[] value =
        RecordCodecs.embeddings().write(new FrameEmbeddings(frame, FakeStages.MODEL, faces));
    driver.pipe(TOPICS.embeddings(), new TestRecord<>(bytes(id), value, now));
  }

  private void count(RecognitionDriver driver) {
    driver.matches();
    driver
        .events()
        .forEach(
            event -> events.merge(RecognitionDriver.header(event, "ce_type"), 1, Integer::sum));
  }

  private static void assertBounded(RecognitionDriver driver) {
    for (CameraState state : driver.cameraStates()) {
      assertThat(state.tracks()).hasSizeLessThanOrEqualTo(1);
      assertThat(state.visits()).hasSizeLessThanOrEqualTo(1);
      assertThat(state.pending()).hasSizeLessThanOrEqualTo(2);
    }
    for (StrangerState state : driver.strangerStates()) {
      assertThat(state.strangers()).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(driver.storedBytes()).isLessThan(CAMERAS * MAX_BYTES_A_CAMERA);
  }
}
