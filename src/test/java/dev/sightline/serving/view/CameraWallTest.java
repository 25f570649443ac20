package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.topics.NewestRecords.Look;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicRecord.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraWallTest {
  private static final Instant START = Instant.parse("2026-11-24T19:00:00Z");

  private Instant now = START;
  private final CameraWall wall = new CameraWall(() -> now);

  @Test
  void shouldHoldTheNewestFrameOfEachCameraAndCountTheOthers() {
    wall.addFrames(
        new Look(List.of(frame("door", 10), frame("hall", 11), frame("door", 12)), Map.of(0, 9L)));

    assertThat(wall.frame("0-10")).isEmpty();
    assertThat(wall.frame("0-11")).isPresent();
    assertThat(wall.frame("0-12")).isPresent();
    // Two of three read and two thirds of nine skipped; one of three and three of nine.
    assertThat(wall.states())
        .extracting(CameraSummary::id, CameraSummary::framesPerSecond)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("door", 0.8),
            org.assertj.core.groups.Tuple.tuple("hall", 0.4));
  }

  @Test
  void shouldLetGoOfFramesThatAreNeverShownAgain() {
    IntStream.range(0, 10)
        .forEach(
            second -> {
              now = START.plusSeconds(2L * second);
              wall.addFrame(frame("door", second));
            });

    assertThat(wall.scenes()).extracting(Scene::frame).containsExactly("0-8");
    assertThat(IntStream.range(0, 10).filter(i -> wall.frame("0-" + i).isPresent()))
        .containsExactly(7, 8, 9);
  }

  @Test
  void shouldHoldNoMoreThanSixteenFramesThatWaitForTheirFaces() {
    IntStream.range(0, 40).forEach(i -> wall.addFrame(frame("door", i)));

    assertThat(IntStream.range(0, 40).filter(i -> wall.frame("0-" + i).isPresent())).hasSize(16);
  }

  @Test
  void shouldKnowWhetherSomebodyAskedOfLate() {
    assertThat(wall.isAskedFor()).isFalse();

    assertThat(wall.states()).isEmpty();

    assertThat(wall.isAskedFor()).isTrue();
    now = START.plus(Duration.ofSeconds(16));
    assertThat(wall.isAskedFor()).isFalse();
  }

  @Test
  void shouldShowABoundedNumberOfCamerasAndCountTheOthers() {
    IntStream.range(0, 5000).forEach(i -> wall.addFrame(frame("camera-" + i, i)));

    assertThat(wall.states()).hasSize(CameraWall.MAX_CAMERAS);
    assertThat(wall.scenes()).hasSizeLessThanOrEqualTo(CameraWall.MAX_CAMERAS);
    assertThat(wall.leftOut()).isEqualTo(5000 - CameraWall.MAX_CAMERAS);
    assertThat(wall.frame("0-4999")).isEmpty();
  }

  @Test
  void shouldShowANewCameraInPlaceOfTheOneThatIsSilentForLongest() {
    // Given: full; the door sends on, the others were a flood
    wall.addFrame(frame("door", 0));
    IntStream.range(1, 5000).forEach(i -> wall.addFrame(frame("camera-" + i, i)));
    now = START.plusSeconds(11);
    wall.addFrame(frame("door", 5000));

    // When
    wall.addFrame(frame("hall", 5001));

    // Then
    assertThat(wall.states())
        .hasSize(CameraWall.MAX_CAMERAS)
        .extracting(CameraSummary::id)
        .contains("door", "hall");
    assertThat(wall.leftOut()).isEqualTo(5001 - CameraWall.MAX_CAMERAS);
  }

  private static TopicRecord frame(String camera, long offset) {
    return new TopicRecord(new Position(0, offset), START, camera, new byte[10], Map.of());
  }
}
