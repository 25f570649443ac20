package dev.sightline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.EventTail.Tailed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDifferenceTest {
  private static final String ADA = event("a", "Ada Lovelace");

  private static String event(String id, String person) {
    return new String(Golden.read("events/person-entered-v1.json"), StandardCharsets.UTF_8)
        .replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + id + "\"")
        .replaceFirst("\"person\":\"[^\"]*\"", "\"person\":\"" + person + "\"");
  }

  private static Tailed<IdentityEvent> tailed(String json) {
    return new Tailed<>(json, RecordCodecs.presence().read(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static EventDifference.Comparison between(List<String> past, List<String> replayed) {
    return EventDifference.between(
        past.stream().map(EventDifferenceTest::tailed).toList(),
        replayed.stream().map(EventDifferenceTest::tailed).toList());
  }

  @Test
  void shouldCountWhatIsTheSameAndTakeARepeatedEventForOne() {
    assertThat(between(List.of(ADA, ADA), List.of(ADA)))
        .isEqualTo(new EventDifference.Comparison(1, List.of()));
  }

  @Test
  void shouldTellOtherNamesFromOtherFigures() {
    // Given: the same person on the same track, by another threshold and at another time
    String later = event("b", "Ada Lovelace").replaceFirst("\"faces\":\\d+", "\"faces\":99");

    // When, Then
    assertThat(between(List.of(ADA), List.of(later)).naming()).isEmpty();
    assertThat(between(List.of(ADA), List.of(later)).differences()).hasSize(2);
    assertThat(between(List.of(ADA), List.of(event("a", "Bob"))).naming()).hasSize(1);
    assertThat(between(List.of(ADA), List.of()).naming()).hasSize(1);
  }

  @Test
  void shouldShowWhatIsGoneWhatIsNewAndWhatIsOtherwise() {
    // When
    EventDifference.Comparison comparison =
        between(
            List.of(ADA, event("b", "Bob"), event("c", "Cleo")),
            List.of(ADA, event("c", "Cid"), event("d", "Dora")));

    // Then
    assertThat(comparison.same()).isEqualTo(1);
    assertThat(comparison.differences().stream().flatMap(d -> d.lines().stream()))
        .map(line -> line.charAt(0) + line.replaceAll(".* (Bob|Cleo|Cid|Dora) .*", "$1"))
        .containsExactly("-Bob", "-Cleo", "+Cid", "+Dora");
  }
}
