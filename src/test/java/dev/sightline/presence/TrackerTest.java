package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.matching.Assignment;
import dev.sightline.matching.UnknownReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerTest {
  private static final ModelId MODEL = new ModelId("test-model");
  private static final Embedding ANN = Embedding.of(MODEL, new float[] {1, 0});
  private static final Embedding BOB = Embedding.of(MODEL, new float[] {0, 1});
  private static final float GOOD = 0;
  private static final float TURNED = 89;

  private final Tracker tracker = new Tracker(PerModel.same(Likeness.around(0.9f)));

  @Test
  void shouldGoOnWithAFaceByItsLooksWhereverItIs() {
    assertThat(assign(track(100, ANN), face(500, ANN, GOOD))).containsExactly(0);
  }

  @Test
  void shouldGoOnWithATurnedFaceByItsPlace() {
    assertThat(assign(track(100, ANN), face(110, BOB, TURNED))).containsExactly(0);
    assertThat(assign(track(100, ANN), face(500, BOB, TURNED))).containsExactly(Assignment.NONE);
  }

  @Test
  void shouldNotGoOnWithAnotherFaceInTheSamePlace() {
    assertThat(assign(track(100, ANN), face(100, BOB, GOOD))).containsExactly(Assignment.NONE);
  }

  @Test
  void shouldLookWhereTheTrackIsGoing() {
    // Given: from x = 100 to 140 in 0.1 s, then half of that velocity is believed
    Track moving = track(100, ANN).seen(shot(face(140, ANN, GOOD), 100), 9);

    // When, Then: 20 px further on
    assertThat(moving.motion().predictedAt(PresenceScenario.START.plusMillis(200)))
        .isEqualTo(new Box(160, 0, 80, 80));
  }

  @Test
  void shouldLetEachFaceHaveTheTrackThatFitsAllBest() {
    // Given: the first face fits both tracks, the second only the first
    Track ann = track(100, ANN);
    Track nearAnn = track(400, Embedding.normalized(MODEL, new float[] {1, 0.3f}));
    ObservedFrame frame =
        PresenceScenario.frame(
            1,
            100,
            List.of(
                face(250, Embedding.normalized(MODEL, new float[] {1, 0.1f}), GOOD),
                face(250, Embedding.normalized(MODEL, new float[] {1, -0.3f}), GOOD)));

    // When, Then
    assertThat(tracker.assign(List.of(ann, nearAnn), frame)).containsExactly(1, 0);
  }

  @Test
  void shouldNotCompareFacesOfDifferentModels() {
    // Given
    Embedding other = Embedding.of(new ModelId("other-model"), new float[] {1, 0, 0});

    // When, Then: by its place alone
    assertThat(assign(track(100, ANN), face(105, other, GOOD))).containsExactly(0);
    assertThat(assign(track(100, ANN), face(500, other, GOOD))).containsExactly(Assignment.NONE);
  }

  @Test
  void shouldNotGoOnWithATypicalStrangerInTheSamePlaceHoweverWideTheModelsScale() {
    // Given: a model that puts strangers at a right angle, and takes 0.4 for alike
    Tracker wide = new Tracker(PerModel.same(new Likeness(0.4f, 0)));
    ObservedFrame stranger = PresenceScenario.frame(1, 100, List.of(face(100, BOB, GOOD)));

    // When, Then
    assertThat(wide.assign(List.of(track(100, ANN)), stranger)).containsExactly(Assignment.NONE);
  }

  private int[] assign(Track track, ObservedFace face) {
    return tracker.assign(List.of(track), PresenceScenario.frame(1, 100, List.of(face)));
  }

  private static Track track(float x, Embedding embedding) {
    return Track.startingWith("track", shot(face(x, embedding, GOOD), 0));
  }

  private static Shot shot(ObservedFace face, long millis) {
    return new Shot(
        new FrameId("frames", 0, millis), PresenceScenario.START.plusMillis(millis), face);
  }

  private static ObservedFace face(float x, Embedding embedding, float yawDegrees) {
    return new ObservedFace(
        0,
        new Box(x, 0, 80, 80),
        new FaceQuality(80, 0.9f, 100, 128, 0, yawDegrees),
        embedding,
        PresenceScenario.unknown(UnknownReason.BELOW_THRESHOLD));
  }
}
