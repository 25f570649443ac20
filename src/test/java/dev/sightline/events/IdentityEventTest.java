package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.StrangerReference;
import dev.sightline.presence.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityEventTest {
  private static final PersonId ADA = new PersonId("staff", "Ada Lovelace");
  private static final Instant AT = EventFixtures.FRAME.capturedAt();
  private static final String TRACK = "front-door-1763972130120-0";

  private final RecordCodec<IdentityEvent> codec = RecordCodecs.presence();

  private static PresenceChange event(IdentityEventType type) {
    boolean unknown = type.code().startsWith("unknown");
    int face = unknown ? 1 : 0;
    ObservedFace best =
        new ObservedFace(
            face,
            EventFixtures.detected(100).box(),
            EventFixtures.quality(),
            EventFixtures.embeddings().embeddings().get(face),
            EventFixtures.decisions().get(face));
    return new PresenceChange(
        TRACK + ":" + type.code() + ":1763972131000",
        type,
        new PresenceChange.Subject("front-door", TRACK + ":person.entered:1763972131000", TRACK),
        AT.plusSeconds(1),
        AT.plusSeconds(31),
        new PresenceChange.Identity(
            unknown ? Optional.empty() : Optional.of(ADA),
            type == IdentityEventType.IDENTITY_REVISED
                ? Optional.of(new PersonId("staff", "Bob"))
                : Optional.empty(),
            stranger(type)),
        new Sighting(
            AT,
            AT.plusSeconds(1),
            9,
            List.of(new Shot(new FrameId("sightline.frames", 3, 1234), AT, best)),
            unknown ? List.of() : List.of(new Tally(ADA, 7, 6.5)),
            OptionalDouble.empty()));
  }

  private static Optional<StrangerReference> stranger(IdentityEventType type) {
    return switch (type) {
      case UNKNOWN_ENTERED -> Optional.of(stranger(Optional.empty()));
      case UNKNOWN_RECOGNISED ->
          Optional.of(new StrangerReference("unknown/0a1b2c", Optional.empty(), List.of(TRACK)));
      case UNKNOWN_MERGED, UNKNOWN_SPLIT -> Optional.of(stranger(Optional.of("unknown/ffffff")));
      case UNKNOWN_LEFT, PERSON_ENTERED, PERSON_UPDATED, PERSON_LEFT -> Optional.empty();
      case IDENTITY_REVISED, IDENTITY_IMPLAUSIBLE -> Optional.empty();
    };
  }

  private static StrangerReference stranger(Optional<String> former) {
    return new StrangerReference("unknown/0a1b2c", former, List.of());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"collection\":\"staff\"->\"collection\":null",
        "\"person\":\"Ada Lovelace\"->\"person\":null",
        "\"frame\":{->\"frame\":null,\"was\":{"
      })
  void shouldRejectAnEventThatLacksWhatReadersNeed(String change) {
    // Given
    String json =
        text(codec.write(IdentityEventMapping.of(event(IdentityEventType.PERSON_ENTERED))));
    String[] parts = change.split("->");
    assertThat(json).contains(parts[0]);

    // When
    Outcome<IdentityEvent> outcome =
        codec.read(json.replace(parts[0], parts[1]).getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(rejected.rejection().reason())
                    .isEqualTo(RejectionReason.RECORD_MALFORMED));
  }

  @Test
  void shouldBeWrittenAsEver() {
    Golden.verify(
        "events/person-entered-v1.json",
        codec.write(IdentityEventMapping.of(event(IdentityEventType.PERSON_ENTERED))));
    Golden.verify(
        "events/unknown-entered-v1.json",
        codec.write(IdentityEventMapping.of(event(IdentityEventType.UNKNOWN_ENTERED))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events/person-entered-v1.json", "events/unknown-entered-v1.json"})
  void shouldBeReadAsEver(String file) {
    // Given
    byte[] golden = Golden.read(file);

    // When
    Outcome<IdentityEvent> read = codec.read(golden);

    // Then
    assertThat(codec.write(((Outcome.Done<IdentityEvent>) read).value())).isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(
      value = IdentityEventType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "IDENTITY_IMPLAUSIBLE")
  void shouldFitTheSchemaWhateverItSays(IdentityEventType type) {
    EventSchema.PRESENCE.assertValid(text(codec.write(IdentityEventMapping.of(event(type)))));
  }

  @Test
  void shouldHaveBothBestShotsOfAnImplausibleVisit() {
    // Given
    SightingRecord later = EventFixtures.sighting();
    SightingRecord earlier =
        new SightingRecord(
            new SightingRecord.Visit("gate", "gate-1795508100000-0:person.entered:1795508101000"),
            new SightingRecord.Span(AT.minusSeconds(9), AT.minusSeconds(4)),
            later.event(),
            later.subject(),
            later.views(),
            later.best());

    // When
    byte[] written =
        codec.write(IdentityEventMapping.implausible(later, earlier, Duration.ofSeconds(30)));

    // Then
    Golden.verify("events/identity-implausible-v1.json", written);
    EventSchema.PRESENCE.assertValid(text(written));
  }

  @Test
  void shouldCarryTheScoresOfFacesThatWereScored() {
    // Given
    IdentityEvent event = IdentityEventMapping.of(event(IdentityEventType.UNKNOWN_ENTERED));
    String plain = text(codec.write(event));
    String scored =
        plain
            .replace("\"yawDegrees\":11.0", "\"yawDegrees\":11.0,\"genuineScore\":0.25")
            .replaceFirst("}$", ",\"genuineScore\":0.5}");

    // When
    Outcome<IdentityEvent> read = codec.read(scored.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(plain).doesNotContain("genuineScore");
    IdentityEvent value = ((Outcome.Done<IdentityEvent>) read).value();
    assertThat(value.genuineScore()).isEqualTo(.5f);
    assertThat(value.bestShot().quality().genuineScore()).isEqualTo(.25f);
    assertThat(text(codec.write(value))).isEqualTo(scored);
    EventSchema.PRESENCE.assertValid(scored);
  }

  @Test
  void shouldNotFitTheSchemaWithAFieldTooManyOrANameTooMany() {
    // Given
    String json = text(Golden.read("events/unknown-entered-v1.json"));

    // When, Then
    assertThat(EventSchema.PRESENCE.errors(json.replaceFirst("\\{", "{\"surplus\":1,")))
        .isNotEmpty();
    assertThat(EventSchema.PRESENCE.errors(json.replace("\"person\":null", "\"person\":\"Ada\"")))
        .isNotEmpty();
  }

  @Test
  void shouldBeACloudEventThatNamesNobody() {
    assertThat(CloudEvent.headers(IdentityEventMapping.of(event(IdentityEventType.PERSON_LEFT))))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", TRACK + ":person.left:1763972131000")
        .containsEntry("ce_source", "/cameras/front-door")
        .containsEntry("ce_type", "person.left")
        .containsEntry("ce_time", "2026-11-24T08:15:31.120Z")
        .containsEntry("ce_dataschema", "urn:sightline:schema:identity-event-v1")
        .containsEntry("content-type", "application/json")
        .allSatisfy((name, value) -> assertThat(value).doesNotContain("Ada"));
  }

  @Test
  void shouldTurnAwayATypeOfALaterVersion() {
    // Given
    String json =
        text(Golden.read("events/person-entered-v1.json"))
            .replace("\"type\":\"person.entered\"", "\"type\":\"person.teleported\"");

    // When, Then
    assertThat(codec.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Outcome.Rejected.class);
  }
}
