package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.template;
import static dev.sightline.streams.RecognitionDriver.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.streams.InputProgress.Covered;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A stage that could not reach Kafka, or has not read all, takes no camera for silent. */
class PausedStageTest {
  private final FakeStages fakes = new FakeStages();

  private static RecognitionDriver withAdaInView(RecognitionDriver driver) {
    driver.enroll(template("Ada", 10));
    for (int i = 0; i < 8; i++) {
      driver.frame("door", "10");
    }
    assertThat(driver.events()).hasSize(1);
    return driver;
  }

  @Test
  void shouldEndNoVisitBecauseKafkaCouldNotBeReached() {
    AtomicReference<Covered> covered = new AtomicReference<>(new Covered(NOON, NOON));
    try (RecognitionDriver driver =
        withAdaInView(
            new RecognitionDriver(
                fakes.of(StageRange.all()),
                RecognitionDriver.CONFIG,
                (partition, now) -> covered.get()))) {
      // When, Then
      Instant since = NOON.plusSeconds(60);
      covered.set(new Covered(since, since));
      driver.passTime(Duration.ofSeconds(60));
      assertThat(driver.events()).isEmpty();
      covered.set(new Covered(since, since.plusSeconds(10)));
      driver.passTime(Duration.ofSeconds(10));
      assertThat(driver.events()).hasSize(1);
    }
  }

  @Test
  void shouldEndNoVisitWhileItsInputIsUnread() {
    AtomicReference<Instant> readThrough = new AtomicReference<>(NOON);
    try (RecognitionDriver driver =
        withAdaInView(
            new RecognitionDriver(
                fakes.of(StageRange.all()),
                RecognitionDriver.CONFIG,
                (partition, now) -> new Covered(NOON, readThrough.get())))) {
      // When, Then
      driver.passTime(Duration.ofSeconds(60));
      assertThat(driver.events()).isEmpty();
      readThrough.set(NOON.plusSeconds(60));
      driver.passTime(Duration.ofSeconds(1));
      assertThat(driver.events()).hasSize(1);
    }
  }
}
