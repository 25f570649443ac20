package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicRecord.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraWallTest {
  private static final Instant START = Instant.parse("2026-11-24T19:00:00Z");

  private Instant now = START;
  private final CameraWall wall = new CameraWall(() -> now);

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
  void shouldHoldFramesOfWatchedCamerasOnly() {
    wall.addFrame(frame("door", 1));
    wall.addFrame(frame("hall", 2));

    wall.retain(Set.of("hall"));

    assertThat(wall.frame("0-1")).isEmpty();
    assertThat(wall.frame("0-2")).isPresent();
  }

  @Test
  void shouldWatchACameraForFifteenSecondsAfterARequest() {
    wall.want(List.of("door"));

    now = START.plusSeconds(10);
    wall.want(List.of("hall"));
    assertThat(wall.wanted()).containsExactlyInAnyOrder("door", "hall");
    now = START.plusSeconds(16);
    assertThat(wall.wanted()).containsExactly("hall");
  }

  private static TopicRecord frame(String camera, long offset) {
    return new TopicRecord(new Position(0, offset), START, camera, new byte[10], Map.of());
  }
}
