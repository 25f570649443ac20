package dev.sightline.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.Match;
import dev.sightline.events.MatchMapping;
import dev.sightline.events.StageTimes;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.sightings.SightingConfig;
import dev.sightline.sightings.Sightings;
import dev.sightline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the language is Arabic, a format that names no locale writes Arabic digits. */
class ArabicLocaleTest {
  private final Locale usual = Locale.getDefault();

  @BeforeEach
  void speakArabic() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat(String.format(Locale.getDefault(), "%d", 7)).isEqualTo("٧");
  }

  @AfterEach
  void speakTheUsualLanguage() {
    Locale.setDefault(usual);
  }

  @Test
  void shouldWriteIdentityEventsInAsciiDigits() {
    // Given
    List<PresenceChange> changes = visit();
    List<IdentityEvent> events =
        new ArrayList<>(changes.stream().map(IdentityEventMapping::of).toList());
    events.add(
        IdentityEventMapping.revised(
            Sightings.of(changes.get(1), SightingConfig.defaults()).orElseThrow(),
            Optional.of(PresenceScenario.person("bob")),
            Optional.empty()));

    // When
    List<String> written =
        events.stream().map(event -> text(RecordCodecs.presence().write(event))).toList();

    // Then
    assertThat(events)
        .extracting(IdentityEvent::id)
        .containsExactly(
            "cam-1767225601000-0:person.entered:1767225601200",
            "cam-1767225601000-0:person.left:1767225608900",
            "cam-1767225601000-0:identity.revised:1767225603901");
    assertThat(written).allSatisfy(ArabicLocaleTest::hasAsciiDigitsOnly);
  }

  @Test
  void shouldWriteMatchesInAsciiDigits() {
    // When
    List<Match> matches = MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions());

    // Then
    assertThat(matches)
        .extracting(Match::id)
        .containsExactly("sightline.frames-3-1234-0", "sightline.frames-3-1234-1");
    assertThat(matches)
        .extracting(match -> text(RecordCodecs.matches().write(match)))
        .allSatisfy(ArabicLocaleTest::hasAsciiDigitsOnly);
  }

  @Test
  void shouldWriteHeadersAndNamesOfTopicsInAsciiDigits() {
    assertThat(StageTimes.none().plus("detect", Duration.ofMillis(7)).headers())
        .containsValue("detect=7.000");
    assertThat(Topics.withPrefix("site" + 7 + ".").frames()).isEqualTo("site7.frames");
  }

  /** Ann is seen from 1.0 to 3.9 s. */
  private static List<PresenceChange> visit() {
    CameraPresence presence =
        new CameraPresence(PresenceScenario.CONFIG, PerModel.same(PresenceScenario.ALIKE));
    PresenceScenario scenario = new PresenceScenario(1);
    scenario
        .walker(100, millis -> PresenceScenario.named("ann"))
        .absent(0, 1_000)
        .absent(4_000, Long.MAX_VALUE);
    List<PresenceChange> changes = new ArrayList<>();
    CameraState state = CameraState.empty("cam");
    for (ObservedFrame frame : scenario.frames(Duration.ofSeconds(20))) {
      PresenceStep step = presence.advance(state, frame);
      state = step.state();
      changes.addAll(step.events());
    }
    return changes;
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void hasAsciiDigitsOnly(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
  }
}
