package dev.sightline.presence;

import static dev.sightline.presence.PresenceScenario.START;
import static dev.sightline.presence.PresenceScenario.inShort;
import static dev.sightline.presence.PresenceScenario.named;
import static dev.sightline.presence.PresenceScenario.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnnecessaryLambda") // a constant names what a camera decides
class CameraPresenceTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final LongFunction<MatchDecision> ANN = millis -> named("ann");
  private static final LongFunction<MatchDecision> BOB = millis -> named("bob");
  private static final LongFunction<MatchDecision> STRANGER =
      millis -> unknown(UnknownReason.BELOW_THRESHOLD);

  private final CameraPresence presence =
      new CameraPresence(PresenceScenario.CONFIG, PerModel.same(PresenceScenario.ALIKE));
  private final PresenceScenario play = new PresenceScenario(1);

  @Test
  void shouldTellOnceThatAPersonEnteredAndLeft() {
    // Given: Ann is seen from 1.0 to 3.9 s
    play.walker(100, ANN).absent(0, 1_000).absent(4_000, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then: her third face is at 1.2 s; 5 s after 3.9 s she is gone
    assertThat(events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("1.2 person.entered ann", "8.9 person.left ann");
    PresenceChange entered = events.get(0);
    PresenceChange left = events.get(1);
    assertThat(entered.id()).isEqualTo("cam-1767225601000-0:person.entered:1767225601200");
    assertThat(entered.subject().visit()).isEqualTo(entered.id());
    assertThat(left.subject().visit()).isEqualTo(entered.id());
    assertThat(left.subject().track()).isEqualTo("cam-1767225601000-0");
    assertThat(entered.sighting().firstSeen()).isEqualTo(START.plusMillis(1_000));
    assertThat(entered.sighting().faces()).isEqualTo(3);
    assertThat(entered.validUntil()).isEqualTo(START.plusMillis(6_200));
    assertThat(left.sighting().lastSeen()).isEqualTo(START.plusMillis(3_900));
    assertThat(left.sighting().faces()).isEqualTo(30);
    assertThat(left.sighting().best().weight())
        .isGreaterThanOrEqualTo(entered.sighting().best().weight());
  }

  @Test
  void shouldNameNobodyWithFewerFacesThanMustAgree() {
    // Given
    play.walker(100, ANN).absent(200, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20)))).isEmpty();
  }

  @Test
  void shouldTellOfAStranger() {
    // Given
    play.walker(100, STRANGER).absent(4_000, NEVER);

    // When, Then: after two seconds without a name
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("2.0 unknown.entered ?", "8.9 unknown.left ?");
  }

  @Test
  void shouldTellOfAStrangerWhoWasThereForAMoment() {
    // Given
    play.walker(100, STRANGER).absent(300, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("2.0 unknown.entered ?", "5.2 unknown.left ?");
  }

  @Test
  void shouldNameNeitherOfTwins() {
    // Given: the gallery has two persons with this face
    play.walker(100, millis -> unknown(UnknownReason.AMBIGUOUS)).absent(4_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("2.0 unknown.entered ?", "8.9 unknown.left ?");
  }

  @Test
  void shouldNameNobodyWhereFacesContradictEachOther() {
    // Given
    play.walker(100, millis -> millis % 200 == 0 ? named("ann") : named("bob"))
        .absent(4_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("2.0 unknown.entered ?", "8.9 unknown.left ?");
  }

  @Test
  void shouldNameAPersonWhoIsMadeOutNowAndThenOnly() {
    // Given: two of three faces say nothing
    play.walker(100, millis -> millis % 300 == 0 ? named("ann") : STRANGER.apply(millis))
        .absent(4_000, NEVER);

    // When, Then: at 0.0, 0.3 and 0.6 s
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.6 person.entered ann", "8.9 person.left ann");
  }

  @Test
  void shouldReviseAnUnknownWhoIsMadeOutLater() {
    // Given
    play.walker(100, millis -> millis < 3_000 ? STRANGER.apply(millis) : named("ann"))
        .absent(6_000, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then
    assertThat(events)
        .extracting(PresenceChange::type)
        .containsExactly(
            IdentityEventType.UNKNOWN_ENTERED,
            IdentityEventType.IDENTITY_REVISED,
            IdentityEventType.PERSON_ENTERED,
            IdentityEventType.PERSON_LEFT);
    assertThat(events.get(1).subject().visit()).isEqualTo(events.get(0).id());
    assertThat(inShort(events.get(1))).endsWith("identity.revised ? to ann");
    assertThat(events.get(2).sighting().firstSeen()).isEqualTo(START);
  }

  @Test
  void shouldReviseANameThatBetterFacesContradict() {
    // Given: from afar Ann was taken for Bob
    float[] face = play.face();
    play.add(new PresenceScenario.Actor(face, 100, 100, 60, BOB).blurredUntil(1_000, ANN))
        .absent(4_000, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then
    assertThat(events)
        .extracting(event -> inShort(event).replaceFirst("^\\S+ ", ""))
        .containsSubsequence(
            "person.entered bob",
            "identity.revised bob to ann",
            "person.entered ann",
            "person.left ann")
        .doesNotContain("person.left bob");
    assertThat(
            events.stream()
                .filter(event -> event.type() == IdentityEventType.IDENTITY_REVISED)
                .findFirst()
                .orElseThrow()
                .subject()
                .visit())
        .isEqualTo(events.get(0).id());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10})
  void shouldSplitATrackInWhichAnotherPersonTakesThePlace(int picturesOfBob) {
    // Given: three pictures of Ann, then some of Bob at the same place, faces hard to tell apart
    float[] face = play.face();
    long end = 300 + 100L * picturesOfBob;
    play.add(
            new PresenceScenario.Actor(
                face, 100, 100, 0, millis -> named(millis < 300 ? "ann" : "bob")))
        .absent(end, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then
    assertThat(events)
        .extracting(event -> inShort(event).replaceFirst("^\\S+ ", ""))
        .containsExactly(
            "person.entered ann", "person.entered bob", "person.left ann", "person.left bob");
    assertThat(events.get(2).sighting().lastSeen()).isEqualTo(START.plusMillis(200));
    assertThat(events.get(2).sighting().faces()).isEqualTo(3);
    assertThat(events.get(3).sighting().firstSeen()).isEqualTo(START.plusMillis(300));
    assertThat(events.get(3).sighting().faces()).isEqualTo(picturesOfBob);
  }

  @Test
  void shouldNotSplitATrackForSingleFacesOfAnother() {
    // Given: Ann; each fourth face of hers is matched to Bob
    play.walker(100, millis -> named(millis > 1_000 && millis % 400 == 0 ? "bob" : "ann"))
        .absent(4_000, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then
    assertThat(events)
        .extracting(event -> inShort(event).replaceFirst("^\\S+ ", ""))
        .containsExactly("person.entered ann", "person.left ann");
    assertThat(events.get(1).sighting().faces()).as("without Bob's").isEqualTo(33);
  }

  @Test
  void shouldKeepContraryFacesThatOutlastTheTrackTheyContradict() {
    // Given: Bob takes Ann's place, but his third face comes after her visit has ended
    float[] face = play.face();
    List<ObservedFrame> frames = new ArrayList<>();
    long[] times = {0, 100, 200, 2_000, 4_000, 6_000, 6_100, 6_200, 20_000};
    for (int i = 0; i < times.length; i++) {
      long millis = times[i];
      PresenceScenario.Actor actor =
          new PresenceScenario.Actor(face, 100, 100, 0, at -> named(at < 300 ? "ann" : "bob"));
      List<ObservedFace> faces =
          millis == 20_000 ? List.of() : List.of(actor.faceAt(millis, 0, new java.util.Random(i)));
      frames.add(PresenceScenario.frame(i, millis, faces));
    }

    // When
    List<PresenceChange> events = run(frames);

    // Then
    assertThat(events)
        .extracting(event -> inShort(event).replaceFirst("^\\S+ ", ""))
        .containsExactly(
            "person.entered ann", "person.left ann", "person.entered bob", "person.left bob");
    assertThat(events.get(3).sighting().firstSeen()).isEqualTo(START.plusMillis(2_000));
  }

  @Test
  void shouldTellWhenAVisitsBestShotIsMuchBetter() {
    // Given: blurred at first, but made out all the same
    float[] face = play.face();
    play.add(new PresenceScenario.Actor(face, 100, 100, 60, ANN).blurredUntil(1_000, ANN))
        .absent(4_000, NEVER);

    // When
    List<PresenceChange> events = run(play.frames(Duration.ofSeconds(20)));

    // Then
    assertThat(events)
        .extracting(PresenceScenario::inShort)
        .startsWith("0.2 person.entered ann", "1.0 person.updated ann")
        .endsWith("8.9 person.left ann");
    assertThat(events).hasSizeLessThan(6);
  }

  @Test
  void shouldKeepOneVisitThroughAnOcclusion() {
    // Given: behind a pillar for three seconds, and elsewhere afterwards
    play.walker(100, ANN).absent(2_000, 5_000).absent(8_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.2 person.entered ann", "12.9 person.left ann");
  }

  @Test
  void shouldKeepAStrangerThroughAnOcclusion() {
    // Given
    play.walker(100, STRANGER).absent(2_500, 5_000).absent(8_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly("2.0 unknown.entered ?", "12.9 unknown.left ?");
  }

  @Test
  void shouldBeginANewVisitAfterTheTimeout() {
    // Given
    play.walker(100, ANN).absent(2_000, 9_000).absent(10_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly(
            "0.2 person.entered ann",
            "6.9 person.left ann",
            "9.2 person.entered ann",
            "14.9 person.left ann");
  }

  @Test
  void shouldKeepTwoWhoCrossApart() {
    // Given: Ann goes right, Bob left; they meet at 2.5 s
    play.add(new PresenceScenario.Actor(play.face(), 100, 100, 100, ANN)).absent(5_000, NEVER);
    play.add(new PresenceScenario.Actor(play.face(), 100, 600, -100, BOB)).absent(5_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly(
            "0.2 person.entered ann",
            "0.2 person.entered bob",
            "9.9 person.left ann",
            "9.9 person.left bob");
  }

  @Test
  void shouldKeepTwoStrangersWhoCrossApart() {
    // Given
    play.add(new PresenceScenario.Actor(play.face(), 100, 100, 100, STRANGER)).absent(5_000, NEVER);
    play.add(new PresenceScenario.Actor(play.face(), 100, 600, -100, STRANGER))
        .absent(5_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly(
            "2.0 unknown.entered ?",
            "2.0 unknown.entered ?",
            "9.9 unknown.left ?",
            "9.9 unknown.left ?");
  }

  @Test
  void shouldNameOneOfTwoFacesThatAreTakenForOnePerson() {
    // Given: Ann, and her picture on the wall, which each frame takes for her in turn
    play.walker(100, ANN).absent(4_000, NEVER);
    play.walker(400, ANN).absent(4_000, NEVER);

    // When, Then
    assertThat(run(play.frames(Duration.ofSeconds(20))))
        .extracting(PresenceScenario::inShort)
        .containsExactly(
            "0.2 person.entered ann",
            "2.0 unknown.entered ?",
            "8.9 person.left ann",
            "8.9 unknown.left ?");
  }

  @Test
  void shouldEndTheVisitsOfASilentCamera() {
    // Given: the frames stop while Ann is there
    play.walker(100, ANN);
    Run run = new Run();
    play.frames(Duration.ofSeconds(2)).forEach(run::advance);

    // When
    run.onTime(START.plusMillis(7_399));
    assertThat(run.events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.2 person.entered ann");
    run.onTime(START.plusMillis(7_400));

    // Then: last seen at 1.9 s, 5 s timeout, 0.5 s grace
    assertThat(run.events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.2 person.entered ann", "6.9 person.left ann");
    assertThat(run.state.tracks()).isEmpty();
    assertThat(run.state.visits()).isEmpty();
  }

  @Test
  void shouldTellOfASilentCameraWhatItsNextFrameWouldTell() {
    // Given: the frames stop while Ann and a stranger are there
    play.walker(100, ANN);
    play.walker(300, STRANGER);
    List<ObservedFrame> frames = play.frames(Duration.ofSeconds(3));
    Run silent = new Run();
    Run woken = new Run();
    frames.forEach(silent::advance);
    frames.forEach(woken::advance);

    // When
    silent.onSilence();
    silent.onSilence();
    woken.advance(PresenceScenario.frame(1_000, 60_000, List.of()));

    // Then
    assertThat(silent.events).isEqualTo(woken.events);
    assertThat(silent.events)
        .extracting(PresenceScenario::inShort)
        .contains("7.9 person.left ann", "7.9 unknown.left ?");
    assertThat(silent.state.isOpen()).isFalse();
  }

  @Test
  void shouldTakeTheNextFrameOfASilentCameraBeforeWhichNobodyIs() {
    // Given
    Run run = new Run();
    run.advance(PresenceScenario.frame(1, 0, List.of()));
    run.onSilence();

    // When
    run.advance(PresenceScenario.frame(2, 1, List.of()));

    // Then
    assertThat(run.state.late()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldTellTheSameOfFramesThatComeOutOfOrderWithinTheGracePeriod(long seed) {
    // Given: each frame arrives up to 500 ms late
    List<ObservedFrame> frames = busyScene(seed);
    Random random = new Random(seed);
    Map<ObservedFrame, Instant> arrival = new HashMap<>();
    frames.forEach(frame -> arrival.put(frame, frame.capturedAt().plusMillis(random.nextInt(500))));
    List<ObservedFrame> shuffled = new ArrayList<>(frames);
    shuffled.sort(Comparator.comparing(arrival::get));
    assertThat(shuffled).isNotEqualTo(frames);

    // When, Then
    assertThat(run(shuffled)).isEqualTo(run(frames));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldTellTheSameOfFramesThatComeTwice(long seed) {
    // Given: the second time somewhere else in the topic, at once or much later
    List<ObservedFrame> frames = busyScene(seed);
    List<ObservedFrame> twice = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      twice.add(frames.get(i));
      twice.add(again(frames.get(i)));
      twice.add(again(frames.get(i / 2)));
    }

    // When
    Run run = new Run();
    twice.forEach(run::advance);

    // Then
    assertThat(run.events).isEqualTo(run(frames));
    assertThat(run.state.late()).isEqualTo(2L * frames.size());
  }

  @Test
  void shouldTellTheSameWhereTimeIsLetPassBetweenFrames() {
    // Given
    List<ObservedFrame> frames = busyScene(4);

    // When
    Run run = new Run();
    for (ObservedFrame frame : frames) {
      run.onTime(frame.capturedAt());
      run.advance(frame);
      run.onTime(frame.capturedAt().plusMillis(50));
    }

    // Then
    assertThat(run.events).isEqualTo(run(frames));
  }

  @Test
  void shouldLeaveOutAFrameThatComesTooLate() {
    // Given
    play.walker(100, ANN).absent(4_000, NEVER);
    List<ObservedFrame> frames = play.frames(Duration.ofSeconds(20));
    Run run = new Run();
    frames.subList(10, frames.size()).forEach(run::advance);
    List<PresenceChange> before = List.copyOf(run.events);

    // When: fewer than show that the clock was set back
    frames.subList(0, 5).forEach(frame -> run.advance(again(frame)));
    run.advance(PresenceScenario.frame(1_000_000, 20_000, List.of()));

    // Then
    assertThat(run.events).isEqualTo(before);
    assertThat(run.clocks).isEmpty();
    assertThat(run.state.late()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600_000, 2_000})
  void shouldFollowACameraWhoseClockIsSetBack(long back) {
    // Given: Ann is there while the clock is set back, at 5.0 s
    play.walker(100, ANN);
    List<ObservedFrame> frames = play.frames(Duration.ofSeconds(10));
    Run run = new Run();
    for (int i = 0; i < frames.size(); i++) {
      run.advance(i < 50 ? frames.get(i) : at(frames.get(i), -back));
    }

    // When
    run.onSilence();

    // Then: her visit ends, and another begins with the first frame by the new time
    assertThat(run.events)
        .extracting(PresenceScenario::inShort)
        .filteredOn(event -> !event.contains("updated"))
        .containsExactly(
            "0.2 person.entered ann",
            "9.9 person.left ann",
            (5_200 - back) / 1e3 + " person.entered ann",
            (14_900 - back) / 1e3 + " person.left ann");
    assertThat(run.clocks)
        .containsExactly(
            new ClockSetBack(
                "cam",
                START.plusMillis(4_900),
                START.plusMillis(5_000 - back),
                frames.get(50).id()));
    assertThat(run.state.late()).isZero();
  }

  @Test
  void shouldTellNothingNewOfFramesThatAreReadAgainAfterAClockWasSetBack() {
    // Given: as after a crash, from any offset on
    play.walker(100, ANN);
    List<ObservedFrame> frames = new ArrayList<>();
    play.frames(Duration.ofSeconds(10))
        .forEach(frame -> frames.add(frames.size() < 50 ? frame : at(frame, -3_600_000)));
    Run once = new Run();
    frames.forEach(once::advance);

    for (int from : new int[] {0, 40, 52, 80}) {
      // When
      Run run = new Run();
      frames.forEach(run::advance);
      frames.subList(from, frames.size()).forEach(run::advance);

      // Then
      assertThat(run.events).isEqualTo(once.events);
      assertThat(run.clocks).hasSize(1);
    }
  }

  @Test
  void shouldTakeTheFramesOfATopicThatWasCreatedAgain() {
    // Given
    play.walker(100, ANN);
    List<ObservedFrame> frames = play.frames(Duration.ofSeconds(10));
    Run run = new Run();
    frames.subList(0, 50).forEach(run::advance);

    // When: offsets begin at 0 again
    for (int i = 50; i < 100; i++) {
      ObservedFrame frame = frames.get(i);
      run.advance(
          new ObservedFrame(new FrameId("frames", 0, i - 50), frame.capturedAt(), frame.faces()));
    }

    // Then
    assertThat(run.state.late()).isZero();
    assertThat(run.state.order().newest()).isEqualTo(START.plusMillis(9_900));
  }

  @Test
  void shouldOrderFramesOfOneTimeByTheirOffsets() {
    // Given: Ann, Ann and Bob, Ann: all within a millisecond, in any order
    PresenceScenario.Actor ann = new PresenceScenario.Actor(play.face(), 100, 100, 0, ANN);
    PresenceScenario.Actor bob = new PresenceScenario.Actor(play.face(), 100, 600, 0, BOB);
    Random random = new Random(1);
    List<ObservedFrame> burst = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      burst.add(PresenceScenario.frame(2L * i, 0, List.of(ann.faceAt(0, 0, random))));
      burst.add(PresenceScenario.frame(2 * i + 1, 0, List.of(bob.faceAt(0, 0, random))));
    }
    Run run = new Run();

    // When
    burst.forEach(run::advance);
    run.onGrace();

    // Then
    assertThat(run.state.late()).isZero();
    assertThat(run.events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.0 person.entered ann", "0.0 person.entered bob");
    assertThat(run.events)
        .extracting(event -> event.subject().track())
        .containsExactly("cam-1767225600000-0", "cam-1767225600000-1");
  }

  @Test
  void shouldTakeAFrameOfTheTimeThatWasDecidedLast() {
    // Given: two faces are decided before the third comes, of the same millisecond
    PresenceScenario.Actor ann = new PresenceScenario.Actor(play.face(), 100, 100, 0, ANN);
    Random random = new Random(1);
    Run run = new Run();
    run.advance(PresenceScenario.frame(0, 0, List.of(ann.faceAt(0, 0, random))));
    run.advance(PresenceScenario.frame(1, 0, List.of(ann.faceAt(0, 0, random))));
    run.onGrace();

    // When
    run.advance(PresenceScenario.frame(2, 0, List.of(ann.faceAt(0, 0, random))));

    // Then
    assertThat(run.events)
        .extracting(PresenceScenario::inShort)
        .containsExactly("0.0 person.entered ann");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldTellTheSameWhereEachFrameIsDecidedBeforeTheNextComes(long seed) {
    // Given
    List<ObservedFrame> frames = busyScene(seed);

    // When
    Run run = new Run();
    for (ObservedFrame frame : frames) {
      run.advance(frame);
      run.onGrace();
    }

    // Then
    assertThat(run.events).isEqualTo(run(frames));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldTellAStoryThatHoldsTogether(long seed) {
    // When
    List<PresenceChange> events = run(busyScene(seed));

    // Then: ids are unique, time goes forward, and each visit ends once or is revised
    Set<String> ids = new HashSet<>();
    Set<String> open = new HashSet<>();
    Set<String> present = new HashSet<>();
    Instant last = START;
    for (PresenceChange event : events) {
      assertThat(ids.add(event.id())).as(event.id()).isTrue();
      assertThat(event.occurredAt()).isAfterOrEqualTo(last);
      last = event.occurredAt();
      switch (event.type()) {
        case PERSON_ENTERED -> {
          assertThat(open.add(event.subject().visit())).isTrue();
          assertThat(present.add(event.identity().person().orElseThrow().person())).isTrue();
        }
        case UNKNOWN_ENTERED -> assertThat(open.add(event.subject().visit())).isTrue();
        case PERSON_UPDATED -> assertThat(open).contains(event.subject().visit());
        case PERSON_LEFT, UNKNOWN_LEFT, IDENTITY_REVISED -> {
          assertThat(open.remove(event.subject().visit())).as(inShort(event)).isTrue();
          event.identity().person().ifPresent(person -> present.remove(person.person()));
          event.identity().previous().ifPresent(person -> present.remove(person.person()));
        }
        case UNKNOWN_RECOGNISED, UNKNOWN_MERGED, UNKNOWN_SPLIT, IDENTITY_IMPLAUSIBLE ->
            throw new AssertionError("no camera tells this: " + inShort(event));
      }
    }
    assertThat(open).isEmpty();
    assertThat(events).isNotEmpty();
  }

  @Test
  void shouldRememberNoMoreThanWhatIsThere() {
    // Given: a hundred short visits
    for (int i = 0; i < 100; i++) {
      play.walker(100, i % 2 == 0 ? STRANGER : ANN)
          .absent(0, i * 1_000L)
          .absent(i * 1_000L + 900, NEVER);
    }

    // When
    Run run = new Run();
    int most = 0;
    for (ObservedFrame frame : play.frames(Duration.ofMinutes(2))) {
      run.advance(frame);
      most = Math.max(most, run.state.tracks().size());
      assertThat(run.state.pending()).hasSizeLessThanOrEqualTo(6);
      run.state.tracks().forEach(track -> assertThat(track.shots()).hasSizeLessThanOrEqualTo(9));
    }

    // Then
    assertThat(most).isLessThanOrEqualTo(7);
    assertThat(run.state.tracks()).isEmpty();
    assertThat(run.state.visits()).isEmpty();
  }

  private List<ObservedFrame> busyScene(long seed) {
    PresenceScenario busy = new PresenceScenario(seed);
    Random random = new Random(seed);
    List<LongFunction<MatchDecision>> roles =
        List.of(
            ANN,
            BOB,
            STRANGER,
            STRANGER,
            millis -> millis % 300 == 0 ? named("cid") : STRANGER.apply(millis),
            millis -> millis < 9_000 ? STRANGER.apply(millis) : named("dan"),
            millis -> millis % 200 == 0 ? named("eve") : named("eva"));
    for (LongFunction<MatchDecision> role : roles) {
      long from = random.nextInt(10_000);
      long to = from + 500 + random.nextInt(10_000);
      busy.add(
              new PresenceScenario.Actor(
                  busy.face(),
                  random.nextInt(300),
                  random.nextInt(600),
                  60 - random.nextInt(120),
                  role))
          .absent(0, from)
          .absent(from + 400, from + 400 + random.nextInt(8_000))
          .absent(to, NEVER);
    }
    return busy.frames(Duration.ofSeconds(40));
  }

  private static ObservedFrame at(ObservedFrame frame, long millisLater) {
    return new ObservedFrame(frame.id(), frame.capturedAt().plusMillis(millisLater), frame.faces());
  }

  private static ObservedFrame again(ObservedFrame frame) {
    FrameId id = frame.id();
    return new ObservedFrame(
        new FrameId(id.topic(), id.partition(), id.offset() + 100_000),
        frame.capturedAt(),
        frame.faces());
  }

  private List<PresenceChange> run(List<ObservedFrame> frames) {
    Run run = new Run();
    frames.forEach(run::advance);
    return run.events;
  }

  private final class Run {
    private final List<PresenceChange> events = new ArrayList<>();
    private final List<ClockSetBack> clocks = new ArrayList<>();
    private CameraState state = CameraState.empty("cam");

    void advance(ObservedFrame frame) {
      take(presence.advance(state, frame));
    }

    void onTime(Instant now) {
      take(presence.onTime(state, now));
    }

    void onGrace() {
      take(presence.onGrace(state));
    }

    void onSilence() {
      take(presence.onSilence(state));
    }

    private void take(PresenceStep step) {
      state = step.state();
      events.addAll(step.events());
      step.clock().ifPresent(clocks::add);
    }
  }
}
