package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.Golden;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import dev.sightline.matching.Threshold;
import dev.sightline.matching.UnknownReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {
  private final RecordCodec<Match> codec = RecordCodecs.matches();

  @Test
  void shouldBeWrittenAsEver() {
    // Given
    List<Match> events = MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions());

    // When, Then
    Golden.verify("events/face-identified-v1.json", codec.write(events.get(0)));
    Golden.verify("events/face-unknown-v1.json", codec.write(events.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events/face-identified-v1.json", "events/face-unknown-v1.json"})
  void shouldBeReadAsEverAndFitTheSchema(String file) {
    // Given
    byte[] golden = Golden.read(file);

    // When
    Outcome<Match> read = codec.read(golden);

    // Then
    EventSchema.MATCHES.assertValid(new String(golden, StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(Outcome.Done.class);
    assertThat(codec.write(((Outcome.Done<Match>) read).value())).isEqualTo(golden);
  }

  @ParameterizedTest
  @EnumSource(UnknownReason.class)
  void shouldFitTheSchemaForEveryReasonAndAFixedThreshold(UnknownReason reason) {
    // Given
    MatchEvidence evidence =
        new MatchEvidence(List.of(), new Threshold(.5f, OptionalDouble.empty(), 0), 0, 0);
    MatchDecision unknown = new MatchDecision.Unknown(reason, evidence);

    // When
    List<Match> events = MatchMapping.of(EventFixtures.embeddings(), List.of(unknown, unknown));

    // Then
    for (Match event : events) {
      EventSchema.MATCHES.assertValid(new String(codec.write(event), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldNotFitTheSchemaWithAFieldTooMany() {
    // Given
    String json =
        new String(Golden.read("events/face-unknown-v1.json"), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"surplus\":1,");

    // When, Then
    assertThat(EventSchema.MATCHES.errors(json)).isNotEmpty();
  }

  @Test
  void shouldHaveAnIdForEachFace() {
    assertThat(MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions()))
        .extracting(Match::id)
        .containsExactly("sightline.frames-3-1234-0", "sightline.frames-3-1234-1");
  }

  @Test
  void shouldNeedADecisionForEachFace() {
    assertThatThrownBy(() -> MatchMapping.of(EventFixtures.embeddings(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("each face needs one decision, found 0 for 2 faces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":\"x\"}", "no json", "{\"id\":"})
  void shouldTurnAwayWhatIsNoEvent(String json) {
    assertThat(codec.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void shouldIgnoreFieldsOfLaterVersions() {
    // Given
    String later =
        new String(Golden.read("events/face-identified-v1.json"), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"track\":\"t1\",");

    // When, Then
    assertThat(codec.read(later.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void shouldBeACloudEventThatNamesNobody() {
    // Given
    Match event = MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions()).get(0);

    // When, Then
    assertThat(CloudEvent.headers(event))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "sightline.frames-3-1234-0")
        .containsEntry("ce_source", "/cameras/front-door")
        .containsEntry("ce_type", "face.identified")
        .containsEntry("ce_time", "2026-11-24T08:15:30.120Z")
        .containsEntry("content-type", "application/json")
        .containsEntry("ce_dataschema", "urn:sightline:schema:match-v1")
        .allSatisfy((name, value) -> assertThat(value).doesNotContain("Ada"));
  }

  @Test
  void shouldEscapeTheCameraInTheSource() {
    // Given
    FrameRef frame = new FrameRef("f", 0, 0, "Tür 1?", EventFixtures.FRAME.capturedAt(), 10, 10);
    FrameEmbeddings embeddings =
        new FrameEmbeddings(
            frame, EventFixtures.MODEL, List.of(EventFixtures.embeddings().faces().get(0)));

    // When
    Match event = MatchMapping.of(embeddings, EventFixtures.decisions().subList(0, 1)).get(0);

    // Then
    assertThat(CloudEvent.headers(event)).containsEntry("ce_source", "/cameras/T%C3%BCr%201%3F");
  }
}
