package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.Match;
import dev.sightline.events.MatchType;
import dev.sightline.serving.view.FaceScores.Faces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaceScoresTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private Instant now = START;
  private final FaceScores scores = new FaceScores(() -> now);

  @Test
  void shouldCountFacesByCameraAndSimilarity() {
    scores.add(match("door", "Ada", 0.62f));
    scores.add(match("door", null, 0.12f));
    scores.add(match("hall", null, -1f));
    scores.add(match("hall", "Ada", 1f));

    Faces door = scores.faces(Optional.of("door"));
    assertThat(door.named()).isEqualTo(1);
    assertThat(door.unknown()).isEqualTo(1);
    // Bins of 0.05 from −1: 0.62 is in [0.6, 0.65), 0.12 in [0.1, 0.15).
    assertThat(door.scores().named().get(32)).isEqualTo(1);
    assertThat(door.scores().unknown().get(22)).isEqualTo(1);
    Faces all = scores.faces(Optional.empty());
    assertThat(all.named()).isEqualTo(2);
    assertThat(all.unknown()).isEqualTo(2);
    assertThat(all.scores().unknown().get(0)).isEqualTo(1);
    assertThat(all.scores().named().get(39)).isEqualTo(1);
    assertThat(scores.byCamera()).containsOnlyKeys("door", "hall").containsEntry("door", door);
  }

  @Test
  void shouldCountAFaceWithoutCandidatesInNoBin() {
    scores.add(match("door", null, null));

    Faces door = scores.faces(Optional.of("door"));
    assertThat(door.unknown()).isEqualTo(1);
    assertThat(door.scores().unknown()).containsOnly(0L);
  }

  @Test
  void shouldForgetFacesAfterTwoDays() {
    scores.add(match("door", "Ada", 0.6f));
    now = START.plus(Duration.ofHours(25));
    scores.add(match("door", "Ada", 0.6f));
    assertThat(scores.faces(Optional.empty()).named()).isEqualTo(2);
    assertThat(scores.since()).isEqualTo(START);

    now = START.plus(Duration.ofHours(50));
    assertThat(scores.faces(Optional.empty()).named()).isEqualTo(1);
    assertThat(scores.since()).isEqualTo(START.plus(Duration.ofHours(25)));

    now = START.plus(Duration.ofDays(9));
    assertThat(scores.faces(Optional.empty()).named()).isZero();
    assertThat(scores.since()).isEqualTo(now);
  }

  private static Match match(String camera, String person, Float similarity) {
    return new Match(
        "id",
        person == null ? MatchType.FACE_UNKNOWN : MatchType.FACE_IDENTIFIED,
        camera,
        START,
        new Match.FramePosition("sightline.frames", 0, 1, 640, 480),
        new Match.FaceInFrame(0, null, null, EventFixtures.quality()),
        person,
        person == null ? null : "default",
        similarity,
        person == null ? "below-threshold" : null,
        new Match.Evidence(0.5f, 0.01, 0.05, List.of(), "model", 1));
  }
}
