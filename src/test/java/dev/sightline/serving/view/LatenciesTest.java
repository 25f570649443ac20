package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.FrameRef;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.MatchMapping;
import dev.sightline.events.StageTimes;
import dev.sightline.topics.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final FrameRef FRAME = EventFixtures.FRAME;

  private Instant now = FRAME.capturedAt().minusSeconds(1);
  private final Latencies latencies = new Latencies(() -> now);

  private void at(long millisAfterCapture) {
    now = FRAME.capturedAt().plusMillis(millisAfterCapture);
  }

  private static TopicRecord frame() {
    return new TopicRecord(
        new TopicRecord.Position(FRAME.partition(), FRAME.offset()),
        FRAME.capturedAt(),
        FRAME.camera(),
        new byte[] {1},
        Map.of());
  }

  private static List<Match> matches() {
    return MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions());
  }

  private static IdentityEvent event() {
    return EventFixtures.golden("events/person-entered-v1.json");
  }

  @Test
  void shouldSayNothingBeforeThereIsAFrame() {
    assertThat(latencies.steps()).isEmpty();
  }

  @Test
  void shouldTakeApartTheWayOfAFrame() {
    // Given: arrived 20 ms after capture, decided 100 ms after it, of which the stages took 51
    at(20);
    latencies.addFrame(frame());
    at(100);

    // When
    matches()
        .forEach(
            match ->
                latencies.addMatch(
                    match, StageTimes.parse("detect=30.000,embed=20.000,match=1.000")));

    // Then
    assertThat(latencies.steps())
        .extracting(Latencies.Step::step, Latencies.Step::count, Latencies.Step::p50Millis)
        .containsExactly(
            tuple("arrived", 1, 20.0),
            tuple("waiting", 1, 29.0),
            tuple("detect", 1, 30.0),
            tuple("embed", 1, 20.0),
            tuple("match", 1, 1.0),
            tuple("decided", 1, 100.0));
  }

  @Test
  void shouldKnowWhatStagesTookOfAFrameThatNobodyWatched() {
    // Given
    at(100);

    // When
    matches().forEach(match -> latencies.addMatch(match, StageTimes.parse("detect=30.000")));

    // Then
    assertThat(latencies.steps())
        .extracting(Latencies.Step::step, Latencies.Step::count)
        .containsExactly(tuple("detect", 1), tuple("decided", 1));
  }

  @Test
  void shouldSayNothingOfStagesThatDoNotSayWhatTheyTook() {
    // Given
    at(20);
    latencies.addFrame(frame());
    at(100);

    // When
    latencies.addMatch(matches().get(0), StageTimes.none());

    // Then
    assertThat(latencies.steps())
        .extracting(Latencies.Step::step)
        .containsExactly("arrived", "decided");
  }

  @Test
  void shouldSayHowLateEventsAreButNotThoseOfThePast() {
    // Given
    IdentityEvent event = event();
    now = event.occurredAt().minusSeconds(1);
    Latencies before = new Latencies(() -> now);
    now = event.occurredAt().plusSeconds(1);
    Latencies after = new Latencies(() -> now);

    // When
    now = event.occurredAt().plusMillis(1500);
    before.addEvent(event);
    after.addEvent(event);

    // Then
    assertThat(before.steps()).containsExactly(new Latencies.Step("reported", 1, 1500, 1500, 1500));
    assertThat(after.steps()).isEmpty();
  }

  @Test
  void shouldForgetWhatIsOlderThanFiveMinutes() {
    // Given
    at(20);
    latencies.addFrame(frame());

    // When
    now = now.plus(Duration.ofMinutes(5)).plusMillis(1);

    // Then
    assertThat(latencies.steps()).isEmpty();
  }

  @Test
  void shouldTakePercentilesByNearestRank() {
    // Given: 1 … 100
    double[] sorted = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    // Then
    assertThat(LatencySamples.percentile(sorted, 50)).isEqualTo(50);
    assertThat(LatencySamples.percentile(sorted, 95)).isEqualTo(95);
    assertThat(LatencySamples.percentile(sorted, 99)).isEqualTo(99);
    assertThat(LatencySamples.percentile(new double[] {7}, 50)).isEqualTo(7);
  }
}
