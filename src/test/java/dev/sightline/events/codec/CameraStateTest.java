package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.detection.Box;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.FrameOrder;
import dev.sightline.presence.Motion;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.Tally;
import dev.sightline.presence.Track;
import dev.sightline.presence.TrackStatus;
import dev.sightline.presence.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CameraStateTest {
  private static final PersonId ADA = new PersonId("staff", "Ada Lovelace");
  private static final Instant AT = EventFixtures.FRAME.capturedAt();
  private static final FrameId FRAME = new FrameId("sightline.frames", 3, 1234);

  private final ListedParts<ObservedFace> faces = new ListedParts<>();
  private final RecordCodec<CameraState> codec = RecordCodecs.cameraStates(faces);

  /** Ada's visit, a stranger, a track of which nothing was said, and a frame that waits. */
  static CameraState busy() {
    Shot ada = new Shot(FRAME, AT, face(0));
    return new CameraState(
        "front-door",
        new FrameOrder(
            AT.plusMillis(200),
            AT.plusSeconds(3_600),
            Optional.of(new FrameId("sightline.frames", 3, 1236)),
            List.of(17L, -5L),
            List.of(new ObservedFrame(FRAME, AT.minusSeconds(60), List.of(face(0))))),
        AT.minusMillis(300),
        List.of(new ObservedFrame(FRAME, AT, List.of(face(0), face(1)))),
        List.of(
            track("t0", TrackStatus.Named.of(ADA)),
            track("t1", new TrackStatus.Unknown("t1:unknown.entered:5")),
            track("t2", new TrackStatus.Pending())),
        List.of(
            new Visit(
                "t0:person.entered:3",
                "t0",
                ADA,
                new Sighting(
                    AT,
                    AT.plusMillis(100),
                    9,
                    List.of(ada),
                    List.of(new Tally(ADA, 7, 6.5)),
                    OptionalDouble.empty()),
                .75,
                true)),
        17);
  }

  private static ObservedFace face(int index) {
    return new ObservedFace(
        index,
        EventFixtures.detected(100).box(),
        EventFixtures.quality(),
        EventFixtures.embeddings().embeddings().get(index),
        EventFixtures.decisions().get(index));
  }

  private static Track track(String id, TrackStatus status) {
    return new Track(
        id,
        AT,
        new Motion(new Box(1, 2, 3, 4), -5, 6, AT.plusMillis(100)),
        4,
        List.of(new Shot(FRAME, AT, face(0)), new Shot(FRAME, AT, face(1))),
        List.of(new Tally(ADA, 2, 1.5)),
        status);
  }

  @Test
  void shouldComeBackAsItWas() {
    assertThat(codec.read(codec.write(busy()))).isEqualTo(Outcome.done(busy()));
    CameraState empty = CameraState.empty("yard");
    assertThat(codec.read(codec.write(empty))).isEqualTo(Outcome.done(empty));
  }

  @Test
  void shouldBringBackStrangersAsTheyWere() {
    // Given
    RecordCodec<StrangerState> strangers = RecordCodecs.strangerStates(new ListedParts<>());
    StrangerSighting first = sighting("t1", AT.plusSeconds(1));
    StrangerSighting open = sighting("t2", Instant.ofEpochMilli(Long.MAX_VALUE));
    StrangerState state =
        new StrangerState(
            List.of(new Stranger("unknown/0a1b2c", List.of(first, open))),
            List.of(sighting("t3", AT)));

    // When, Then
    assertThat(strangers.read(strangers.write(state))).isEqualTo(Outcome.done(state));
  }

  private static StrangerSighting sighting(String track, Instant lastSeen) {
    return new StrangerSighting(
        track, "front-door", AT, lastSeen, EventFixtures.embeddings().embeddings(), 1);
  }

  @Test
  void shouldKeepTheFacesThatContradictATracksName() {
    // Given
    Shot contrary = new Shot(FRAME, AT, face(1));
    CameraState state =
        new CameraState(
            "front-door",
            FrameOrder.none(),
            AT,
            List.of(),
            List.of(track("t0", new TrackStatus.Named(ADA, List.of(contrary)))),
            List.of(),
            0);

    // When, Then
    assertThat(codec.read(codec.write(state))).isEqualTo(Outcome.done(state));
  }

  @Test
  void shouldKeepScoresOfFacesThatWereScored() {
    // Given
    ObservedFace plain = face(0);
    ObservedFace scored =
        new ObservedFace(
            0,
            plain.box(),
            plain.quality().withGenuineScore(.25f),
            plain.embedding(),
            plain.decision());
    List<Shot> shots = List.of(new Shot(FRAME, AT, scored));
    Sighting sighting = new Sighting(AT, AT, 1, shots, List.of(), OptionalDouble.of(.75));
    CameraState state =
        new CameraState(
            "front-door",
            FrameOrder.none(),
            AT,
            List.of(),
            List.of(),
            List.of(new Visit("id", "t0", ADA, sighting, 0, false)),
            0);

    // When, Then
    assertThat(codec.read(codec.write(state))).isEqualTo(Outcome.done(state));
  }

  @Test
  void shouldBeWrittenAsEver() {
    Golden.verify("events/camera-state-v1-parts.bin", codec.write(busy()));
    Golden.verify("events/stored-face-v1.bin", RecordCodecs.storedFaces().write(face(0)));
  }

  @Test
  void shouldBeReadAsEver() {
    // Given: faces that are stored beside the state
    faces.number(face(0));
    faces.number(face(1));

    // When, Then
    assertThat(codec.read(Golden.read("events/camera-state-v1-parts.bin")))
        .isEqualTo(Outcome.done(busy()));
    assertThat(RecordCodecs.storedFaces().read(Golden.read("events/stored-face-v1.bin")))
        .isEqualTo(Outcome.done(face(0)));
  }

  @Test
  void shouldReadAStateThatHoldsItsFaces() {
    assertThat(codec.read(Golden.read("events/camera-state-v1-order.bin")))
        .isEqualTo(Outcome.done(busy()));
    assertThat(faces.size()).isZero();
  }

  @Test
  void shouldReadAStateWithoutFacesWhoseRecordsAreMissing() {
    // When
    Outcome<CameraState> read =
        RecordCodecs.cameraStates(new ListedParts<>()).read(codec.write(busy()));

    // Then
    CameraState left = ((Outcome.Done<CameraState>) read).value();
    assertThat(left.pending()).singleElement().matches(frame -> frame.faces().isEmpty());
    assertThat(left.tracks()).isEmpty();
    assertThat(left.visits()).isEmpty();
  }

  @Test
  void shouldReadAStateOfAnEarlierVersion() {
    // Given: a state without the order of the frames
    CameraState state = busy();
    CameraState earlier =
        new CameraState(
            state.camera(),
            new FrameOrder(
                state.order().newest(),
                state.order().newest(),
                Optional.empty(),
                List.of(),
                List.of()),
            state.settled(),
            state.pending(),
            state.tracks(),
            state.visits(),
            state.late());

    // When, Then
    assertThat(codec.read(Golden.read("events/camera-state-v1.bin")))
        .isEqualTo(Outcome.done(earlier));
  }
}
