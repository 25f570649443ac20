package dev.sightline.presence;

import static dev.sightline.presence.PresenceScenario.inShort;
import static dev.sightline.presence.PresenceScenario.named;
import static dev.sightline.presence.PresenceScenario.person;
import static dev.sightline.presence.PresenceScenario.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.matching.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The state of a camera after the erasure of a person who is before it. */
class ErasureFromPresenceTest {
  private static final long NEVER = Long.MAX_VALUE;

  /** Decisions of {@link PresenceScenario} are of revision 7. */
  private static final ErasedPerson ANN =
      new ErasedPerson(person("ann"), 8, Instant.EPOCH, Set.of(), Set.of());

  private final CameraPresence presence =
      new CameraPresence(
          new PresenceConfig(
              3,
              Duration.ofSeconds(5),
              Duration.ofMillis(500),
              Duration.ofSeconds(2),
              Duration.ofMinutes(1),
              Duration.ofDays(1)),
          PerModel.same(PresenceScenario.ALIKE));
  private final PresenceScenario play = new PresenceScenario(1);
  private final List<PresenceChange> events = new ArrayList<>();
  private CameraState state = CameraState.empty("cam");

  @Test
  void shouldEndTheVisitAndKeepNothingThatNamesThePerson() {
    // Given
    play.walker(100, millis -> named("ann"));
    play.walker(300, millis -> named("bob"));
    play.frames(Duration.ofSeconds(3)).forEach(frame -> take(presence.advance(state, frame)));

    // When
    take(presence.forget(state, ANN));

    // Then: frames up to 2.4 s were decided on
    assertThat(events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.2 person.entered ann", "0.2 person.entered bob", "2.4 person.left ann");
    assertThat(events.get(2).subject().visit()).isEqualTo(events.get(0).subject().visit());
    assertThat(state.visits()).extracting(Visit::person).containsExactly(person("bob"));
    assertThat(state.tracks()).hasSize(1);
    assertThat(state.pending())
        .isNotEmpty()
        .allSatisfy(frame -> assertThat(frame.faces()).hasSize(1));
    assertThat(faces().toList()).isNotEmpty().noneMatch(face -> ANN.isNamedBy(face.decision()));
  }

  @Test
  void shouldTellOfSomebodyNewWhereThePersonStays() {
    // Given
    play.walker(
            100, millis -> millis < 3_000 ? named("ann") : unknown(UnknownReason.BELOW_THRESHOLD))
        .absent(8_000, NEVER);
    List<ObservedFrame> frames = play.frames(Duration.ofSeconds(15));
    frames.subList(0, 30).forEach(frame -> take(presence.advance(state, frame)));

    // When
    take(presence.forget(state, ANN));
    frames.subList(30, frames.size()).forEach(frame -> take(presence.advance(state, frame)));

    // Then
    assertThat(events)
        .extracting(PresenceScenario::inShort)
        .containsExactly(
            "0.2 person.entered ann",
            "2.4 person.left ann",
            "5.0 unknown.entered ?",
            "12.9 unknown.left ?");
  }

  @Test
  void shouldKeepWhoeverWasEnrolledUnderTheSameNameAfterwards() {
    // Given: as it is when a matcher starts that was stopped before an erasure of long ago
    play.walker(100, millis -> named("ann"));
    play.frames(Duration.ofSeconds(3)).forEach(frame -> take(presence.advance(state, frame)));
    CameraState before = state;

    // When
    take(
        presence.forget(
            state, new ErasedPerson(person("ann"), 7, Instant.EPOCH, Set.of(), Set.of())));

    // Then
    assertThat(state).isEqualTo(before);
    assertThat(events).hasSize(1);
  }

  @Test
  void shouldForgetATrackThatIsSaidToBeTheirs() {
    // Given
    play.walker(100, millis -> unknown(UnknownReason.BELOW_THRESHOLD));
    play.frames(Duration.ofSeconds(4)).forEach(frame -> take(presence.advance(state, frame)));
    String track = state.tracks().get(0).id();

    // When
    take(presence.forget(state, ANN.with(Set.of(track))));

    // Then
    assertThat(inShort(events.get(events.size() - 1))).isEqualTo("3.4 unknown.left ?");
    assertThat(state.tracks()).isEmpty();
  }

  private Stream<ObservedFace> faces() {
    return Stream.concat(
        state.tracks().stream().flatMap(track -> track.shots().stream()).map(Shot::face),
        state.pending().stream().flatMap(frame -> frame.faces().stream()));
  }

  private void take(PresenceStep step) {
    state = step.state();
    events.addAll(step.events());
  }
}
