package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import dev.sightline.gallery.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Views lie at angles on a circle: alike within 20 degrees, very alike within 10, one view in 5.
 */
class StrangerClusteringTest {
  private final StrangerConfig config = new StrangerConfig(cosine(20), cosine(10), cosine(5), 12);
  private final StrangerClustering clustering = new StrangerClustering(PerModel.same(config));

  private StrangerState state = StrangerState.empty();
  private final List<StrangerEvent> events = new ArrayList<>();
  private int hour;

  @Test
  void shouldGiveNoIdToWhoIsSeenOnce() {
    // When
    see("a", 0);
    see("b", 90);

    // Then
    assertThat(events).isEmpty();
    assertThat(state.seenOnce()).hasSize(2);
  }

  @Test
  void shouldGiveAnIdAtTheSecondSighting() {
    // When
    see("a", 0);
    see("b", 8);

    // Then
    String id = state.strangers().get(0).id();
    assertThat(id).matches("unknown/[0-9a-f]{12}");
    assertThat(events).containsExactly(new StrangerEvent.Made(id, List.of("a", "b")));
    assertThat(state.seenOnce()).isEmpty();
  }

  @Test
  void shouldKeepTheIdThroughManyVisits() {
    // Given: a stranger who looks a little different each time
    Stream.of(0, 8, 16, 24, 32, 20, 4, 36).forEach(angle -> see("visit at " + angle, angle));

    // Then
    assertThat(state.strangers()).hasSize(1);
    assertThat(state.seenOnce()).isEmpty();
    assertThat(events).hasSize(7);
    assertThat(events.subList(1, 7)).hasOnlyElementsOfType(StrangerEvent.SeenAgain.class);
  }

  @Test
  void shouldNotMakeOneOfTwoWhoAreMerelyAlike() {
    // When
    see("a", 0);
    see("b", 15);

    // Then
    assertThat(state.strangers()).isEmpty();
  }

  @Test
  void shouldSetAHigherBarForAStrangerSeenInOneWayOnly() {
    // Given: two sightings that look the same
    see("a", 0);
    see("b", 3);

    // When, Then: 12 degrees off is alike, but not very
    see("c", 15);
    assertThat(state.seenOnce()).extracting(StrangerSighting::track).containsExactly("c");

    // When, Then: seen in several ways, the same distance is near enough
    see("d", 9);
    see("e", 21);
    assertThat(state.strangers().get(0).sightings())
        .extracting(StrangerSighting::track)
        .contains("d", "e");
  }

  @Test
  void shouldNotLetOneOddSightingDrawOthersIn() {
    // Given: the last one is at the edge
    see("a", 0);
    see("b", 8);
    see("c", 19);

    // When: near to c, but to no other
    see("d", 35);

    // Then
    assertThat(state.seenOnce()).extracting(StrangerSighting::track).containsExactly("d");
  }

  @Test
  void shouldNeverMakeOneOfTwoWhoAreThereAtOnce() {
    // Given: twins before the camera
    seeAt("a", 0, 0, 10);
    seeAt("b", 0, 5, 15);
    assertThat(state.strangers()).isEmpty();

    // When: one of them comes back, and the other together with her
    seeAt("c", 1, 100, 110);
    seeAt("d", 1, 105, 115);

    // Then: each is at most one of the two
    assertThat(state.strangers())
        .allSatisfy(
            stranger ->
                assertThat(stranger.sightings())
                    .extracting(StrangerSighting::track)
                    .doesNotContainSequence("a", "b")
                    .doesNotContainSequence("c", "d"));
    assertThat(state.strangers()).hasSize(2);
  }

  @Test
  void shouldMergeStrangersWhoTurnOutToBeOne() {
    // Given: seen from two sides
    see("left 1", 0);
    see("left 2", 6);
    see("right 1", 28);
    see("right 2", 34);
    assertThat(state.strangers()).hasSize(2);
    String older = state.strangers().get(0).id();
    String younger = state.strangers().get(1).id();

    // When: in between
    see("front 1", 13);
    see("front 2", 19);
    see("front 3", 22);

    // Then
    assertThat(events).contains(new StrangerEvent.Merged(older, younger));
    assertThat(state.strangers()).extracting(Stranger::id).containsExactly(older);
    assertThat(state.strangers().get(0).sightings()).hasSize(7);
  }

  @Test
  void shouldNotMergeStrangersOnPoorViews() {
    // Given: seen from two sides, and alike only where they were seen poorly
    see("left 1", 0);
    see("left 2", 6);
    see("right 1", 28);
    see("right 2", 34);

    // When
    seePoorly("front 1", 13);
    seePoorly("front 2", 19);
    seePoorly("front 3", 22);

    // Then
    assertThat(events).noneMatch(StrangerEvent.Merged.class::isInstance);
    assertThat(state.strangers()).hasSize(2);
  }

  @Test
  void shouldMakeNoStrangerOfPoorViews() {
    // When
    seePoorly("a", 0);
    seePoorly("b", 1);

    // Then
    assertThat(events).isEmpty();
    assertThat(state.seenOnce()).hasSize(2);
  }

  @Test
  void shouldKeepTheSightingsOfAStrangerThatSayTheMost() {
    // Given
    StrangerClustering narrow =
        new StrangerClustering(
            PerModel.same(new StrangerConfig(cosine(20), cosine(10), cosine(5), 4)));

    // When
    for (int angle : new int[] {0, 8, 16, 24, 32, 1, 31}) {
      take(narrow.add(state, sighting("at " + angle, angle)));
    }

    // Then: from end to end, with no gap that is not alike
    assertThat(state.strangers()).hasSize(1);
    assertThat(state.strangers().get(0).sightings())
        .extracting(StrangerSighting::track)
        .hasSize(4)
        .containsAnyOf("at 0", "at 1")
        .containsAnyOf("at 31", "at 32");
  }

  @Test
  void shouldGiveTheSmallerPartOfASplitANewId() {
    // Given: two groups, joined by one sighting in the middle
    Stranger joined =
        new Stranger(
            "unknown/1",
            List.of(
                sighting("a", 0),
                sighting("b", 5),
                sighting("c", 10),
                sighting("m", 25),
                sighting("x", 40),
                sighting("y", 45)));

    // When
    StrangerStep step =
        clustering.forget(
            new StrangerState(List.of(joined), List.of()),
            sighting -> sighting.track().equals("m"));

    // Then
    assertThat(step.state().strangers()).hasSize(2);
    Stranger other = step.state().strangers().get(1);
    assertThat(step.state().strangers().get(0).id()).isEqualTo("unknown/1");
    assertThat(step.events())
        .containsExactly(new StrangerEvent.Split(other.id(), "unknown/1", List.of("x", "y")));
  }

  @Test
  void shouldForgetStrangersOfWhomNothingIsLeft() {
    // Given
    see("a", 0);
    see("b", 8);
    see("c", 90);

    // When
    forget(Set.of("a", "b", "c"));

    // Then
    assertThat(state).isEqualTo(StrangerState.empty());
  }

  @Test
  void shouldChangeNothingForASightingThatComesTwice() {
    // Given
    see("a", 0);
    see("b", 8);
    see("c", 90);
    StrangerState before = state;
    List<StrangerEvent> told = List.copyOf(events);

    // When
    see("a", 0);
    see("c", 90);

    // Then
    assertThat(state).isEqualTo(before);
    assertThat(events).isEqualTo(told);
  }

  @Test
  void shouldTakeItsSimilaritiesFromTheModelsCalibration() {
    // Given: an impostor pair is above s with 0.01 · exp(−(s − 0.9) / 0.01)
    Calibration calibration =
        new Calibration(
            new ScoreDistribution(100, List.of(0.9f, 1f)),
            new ScoreDistribution(100, List.of(0.5f, 0.9f)),
            new ImpostorTail(0.9, 0.01, 0, 0.01));

    // When
    StrangerConfig from = StrangerConfig.from(calibration);

    // Then: 0.9 + 0.01 · ln(0.01 / 5e-5) and one ln 10 more
    assertThat(from.alike()).isCloseTo(0.953f, within(1e-4f));
    assertThat(from.veryAlike()).isCloseTo(0.976f, within(1e-4f));
    assertThat(from.oneView()).isCloseTo(0.99f, within(1e-4f));
  }

  @Test
  void shouldRejectBarsInTheWrongOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrangerConfig(0.9f, 0.8f, 0.95f, 4))
        .withMessageContaining("were 0.9, 0.8 and 0.95");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StrangerConfig(0.9f, 0.95f, 0.95f, 1))
        .withMessageContaining("must keep at least 2 sightings, was 1");
  }

  private void see(String track, double degrees) {
    take(clustering.add(state, sighting(track, degrees)));
  }

  private void seePoorly(String track, double degrees) {
    take(clustering.add(state, sighting(track, degrees, 0)));
  }

  private void seeAt(String track, double degrees, long fromSeconds, long toSeconds) {
    take(
        clustering.add(
            state,
            new StrangerSighting(
                track,
                "cam",
                Instant.ofEpochSecond(fromSeconds),
                Instant.ofEpochSecond(toSeconds),
                List.of(Templates.atAngle(degrees)),
                1)));
  }

  private void forget(Set<String> tracks) {
    take(clustering.forget(state, sighting -> tracks.contains(sighting.track())));
  }

  private void take(StrangerStep step) {
    state = step.state();
    events.addAll(step.events());
  }

  private StrangerSighting sighting(String track, double degrees) {
    return sighting(track, degrees, 1);
  }

  private StrangerSighting sighting(String track, double degrees, int clearViews) {
    Instant at = Instant.EPOCH.plusSeconds(3_600L * hour++);
    return new StrangerSighting(
        track, "cam", at, at.plusSeconds(10), List.of(Templates.atAngle(degrees)), clearViews);
  }

  private static float cosine(double degrees) {
    return (float) Math.cos(Math.toRadians(degrees));
  }
}
