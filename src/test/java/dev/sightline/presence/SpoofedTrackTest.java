package dev.sightline.presence;

import static dev.sightline.presence.PresenceScenario.named;
import static dev.sightline.presence.PresenceScenario.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.detection.SpoofConfig;
import dev.sightline.detection.SpoofConfig.Mode;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Tracks whose faces may be pictures of a person. */
@SuppressWarnings("UnnecessaryLambda") // a constant names what a camera decides
class SpoofedTrackTest {
  private static final LongFunction<MatchDecision> ANN = millis -> named("ann");
  private static final LongFunction<MatchDecision> STRANGER =
      millis -> unknown(UnknownReason.BELOW_THRESHOLD);

  private final PresenceScenario play = new PresenceScenario(1);

  /** The events of Ann's walk, with these scores of her faces in turn; null for none. */
  private List<PresenceChange> events(
      Mode mode, LongFunction<MatchDecision> decisions, Float... scores) {
    play.walker(100, decisions).absent(2_000, Long.MAX_VALUE);
    CameraPresence presence =
        new CameraPresence(PresenceConfig.defaults(), PerModel.same(PresenceScenario.ALIKE))
            .withSpoof(new SpoofConfig(mode, 0.5));
    CameraState state = CameraState.empty("cam");
    List<PresenceChange> events = new ArrayList<>();
    for (ObservedFrame frame : play.frames(Duration.ofSeconds(60))) {
      PresenceStep step = presence.advance(state, scored(frame, scores));
      state = step.state();
      events.addAll(step.events());
    }
    return events;
  }

  private static ObservedFrame scored(ObservedFrame frame, Float... scores) {
    Float score = scores[(int) (frame.id().offset() % scores.length)];
    List<ObservedFace> faces =
        frame.faces().stream()
            .map(
                face ->
                    new ObservedFace(
                        face.index(),
                        face.box(),
                        face.quality().withGenuineScore(score),
                        face.embedding(),
                        face.decision()))
            .toList();
    return new ObservedFrame(frame.id(), frame.capturedAt(), faces);
  }

  @Test
  void shouldNameATrackWhoseMeanScoreReachesTheThreshold() {
    List<PresenceChange> events = events(Mode.REFUSE, ANN, 0.9f, 0.3f);

    assertThat(events)
        .extracting(PresenceChange::type)
        .startsWith(IdentityEventType.PERSON_ENTERED)
        .endsWith(IdentityEventType.PERSON_LEFT);
    assertThat(events.get(0).sighting().genuineScore().orElseThrow()).isBetween(.5, .75);
  }

  @Test
  void shouldNameNobodyOnATrackWhoseMeanScoreIsBelowTheThreshold() {
    List<PresenceChange> events = events(Mode.REFUSE, ANN, 0.6f, 0.2f);

    assertThat(events)
        .extracting(PresenceChange::type)
        .containsExactly(IdentityEventType.UNKNOWN_ENTERED, IdentityEventType.UNKNOWN_LEFT);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.sighting().best().face().decision())
                  .isInstanceOfSatisfying(
                      MatchDecision.Unknown.class,
                      decision ->
                          assertThat(decision.reason()).isEqualTo(UnknownReason.POSSIBLE_SPOOF));
              assertThat(event.sighting().genuineScore().orElseThrow()).isCloseTo(.4, within(.1));
            });
  }

  @Test
  void shouldNameNobodyWithoutEnoughScoresBecauseSmallFacesWouldEscapeTheCheck() {
    assertThat(events(Mode.REFUSE, ANN, (Float) null))
        .extracting(PresenceChange::type)
        .containsExactly(IdentityEventType.UNKNOWN_ENTERED, IdentityEventType.UNKNOWN_LEFT);
  }

  @Test
  void shouldKeepTheReasonOfAStrangerWhoseScoreIsLow() {
    assertThat(events(Mode.REFUSE, STRANGER, 0.1f))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.sighting().best().face().decision())
                    .isInstanceOfSatisfying(
                        MatchDecision.Unknown.class,
                        decision ->
                            assertThat(decision.reason())
                                .isEqualTo(UnknownReason.BELOW_THRESHOLD)));
  }

  @Test
  void shouldOnlyReportALowScoreUnlessTracksAreRefused() {
    List<PresenceChange> events = events(Mode.REPORT, ANN, 0.1f);

    assertThat(events.get(0).type()).isEqualTo(IdentityEventType.PERSON_ENTERED);
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.sighting().genuineScore().orElseThrow())
                    .isCloseTo(.1, within(1e-6)));
  }
}
