package dev.sightline.presence;

import static dev.sightline.presence.PresenceScenario.START;
import static dev.sightline.presence.PresenceScenario.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.matching.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Strangers are angles of the unit circle; alike within ten degrees. */
class StrangersTest {
  private static final float ALIKE = (float) Math.cos(Math.toRadians(10));

  private final Strangers strangers =
      new Strangers(
          PerModel.same(new StrangerConfig(ALIKE, ALIKE, ALIKE, 12)), Duration.ofHours(1));
  private final List<PresenceChange> told = new ArrayList<>();
  private StrangerState state = StrangerState.empty();

  @Test
  void shouldKeepTwoApartWhoAreThereAtOnce() {
    // Given: one is still there when another comes who looks the same
    enter(0, 50);
    enter(10, 50);
    leave(0, 60, 50);

    // Then
    assertThat(told).allSatisfy(event -> assertThat(event.identity().stranger()).isEmpty());
  }

  @Test
  void shouldForgetWhomItHasNotSeenForAsLongAsItRemembers() {
    // Given
    visit(0, 50);

    // When: just within, and just beyond
    visit(3_600, 50);
    visit(3_600 + 3_700, 50);

    // Then
    assertThat(ids()).containsExactly("-", "-", "a", "a", "-", "-");
  }

  @Test
  void shouldForgetATrackThatTurnsOutToBeAPersons() {
    // Given
    visit(0, 50);
    enter(100, 50);
    String known = told.get(2).identity().stranger().orElseThrow().id();

    // When
    tell(event(IdentityEventType.IDENTITY_REVISED, 100, 105, 50));

    // Then: one sighting is left, under the same id
    assertThat(state.strangers()).extracting(Stranger::id).containsExactly(known);
    assertThat(state.strangers().get(0).sightings()).hasSize(1);
  }

  @Test
  void shouldForgetWhoeverIsErasedWithAllTheirSightings() {
    // Given: one who came twice, another who came twice, and one who came once
    visit(0, 50);
    visit(100, 50);
    visit(200, 150);
    visit(300, 150);
    visit(400, 250);
    String erased = state.strangers().get(0).id();

    // When
    state = Strangers.forget(state, erasedWith(Set.of(), Set.of(erased)));
    state = Strangers.forget(state, erasedWith(Set.of("cam-300", "cam-400"), Set.of()));

    // Then
    assertThat(state).isEqualTo(StrangerState.empty());
  }

  private static ErasedPerson erasedWith(Set<String> tracks, Set<String> strangers) {
    return new ErasedPerson(PresenceScenario.person("ann"), 9, Instant.EPOCH, tracks, strangers);
  }

  @Test
  void shouldRememberABoundedNumber() {
    // When: two crowds, nobody of whom can be another of the same crowd
    for (int crowd = 0; crowd < 2; crowd++) {
      for (int i = 0; i < 600; i++) {
        enter(1_500 * crowd + i, i % 360);
      }
      for (int i = 0; i < 600; i++) {
        leave(1_500 * crowd + i, 1_500 * crowd + 600, i % 360);
      }
    }
    for (int i = 0; i < 1_100; i++) {
      enter(3_000 + i, 180);
    }

    // Then
    assertThat(state.strangers()).hasSize(512);
    assertThat(state.seenOnce()).hasSizeBetween(500, 1_024);
  }

  private List<String> ids() {
    List<String> known = new ArrayList<>();
    return told.stream()
        .filter(event -> event.type() != IdentityEventType.UNKNOWN_RECOGNISED)
        .map(
            event -> {
              if (event.identity().stranger().isEmpty()) {
                return "-";
              }
              String id = event.identity().stranger().get().id();
              if (!known.contains(id)) {
                known.add(id);
              }
              return String.valueOf((char) ('a' + known.indexOf(id)));
            })
        .toList();
  }

  private void visit(long second, int degrees) {
    enter(second, degrees);
    leave(second, second, degrees);
  }

  private void enter(long second, int degrees) {
    tell(event(IdentityEventType.UNKNOWN_ENTERED, second, second, degrees));
  }

  private void leave(long since, long lastSeen, int degrees) {
    tell(event(IdentityEventType.UNKNOWN_LEFT, since, lastSeen, degrees));
  }

  private void tell(PresenceChange event) {
    Strangers.Step step = strangers.apply(state, event);
    state = step.state();
    told.addAll(step.events());
  }

  private static PresenceChange event(
      IdentityEventType type, long firstSeen, long lastSeen, int degrees) {
    Instant first = START.plusSeconds(firstSeen);
    Instant last = START.plusSeconds(lastSeen);
    String track = "cam-" + firstSeen;
    double radians = Math.toRadians(degrees);
    float[] vector = {(float) Math.cos(radians), (float) Math.sin(radians)};
    ObservedFace face =
        new ObservedFace(
            0,
            new Box(0, 0, 80, 80),
            new FaceQuality(80, .9f, 100, 128, 0, 0),
            Embedding.normalized(new ModelId("test-model"), vector),
            unknown(UnknownReason.BELOW_THRESHOLD));
    return new PresenceChange(
        track + type.code(),
        type,
        new PresenceChange.Subject("cam", track, track),
        last,
        last.plusSeconds(30),
        PresenceChange.Identity.unknown(),
        new Sighting(
            first,
            last,
            3,
            List.of(new Shot(new FrameId("f", 0, 0), first, face)),
            List.of(),
            OptionalDouble.empty()));
  }
}
