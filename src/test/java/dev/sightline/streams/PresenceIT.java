package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.frame;
import static dev.sightline.streams.FakeStages.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.SharedBroker;
import dev.sightline.events.EventSchema;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.streams.runner.ProcessingGuarantee;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A visit begins once and ends once, whatever dies in the middle of it. */
@SuppressWarnings("try") // a process that only has to run
class PresenceIT {
  private static final int VISIBLE = 300;
  private static final int EMPTY = 100;
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final List<String> CAMERAS = List.of("door", "yard");

  @TempDir private static Path folder;
  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  @Test
  void shouldTellEachEventOnceWhenTheRunnerIsKilledInTheMiddleOfAVisit() throws Exception {
    assertThat(killInTheMiddle("exactly.", ProcessingGuarantee.EXACTLY_ONCE_V2)).hasSize(4);
  }

  @Test
  void shouldTellNothingElseAtLeastOnceWhenTheRunnerIsKilledInTheMiddleOfAVisit() throws Exception {
    assertThat(killInTheMiddle("atleast.", ProcessingGuarantee.AT_LEAST_ONCE).stream().distinct())
        .hasSize(4);
  }

  /** The events of one visit before each camera; the second process finds no files of the first. */
  private static List<String> killInTheMiddle(String prefix, ProcessingGuarantee guarantee)
      throws Exception {
    try (Pipeline pipeline = Pipeline.on(BROKER.process(), prefix, 100_000)) {
      // Given
      pipeline.enroll(template("Ada", 10));
      sendAVisit(pipeline);
      try (RunnerProcess first =
          RunnerProcess.start(pipeline, guarantee, folder.resolve(prefix + "first"))) {
        pipeline.events(1);

        // When
        first.kill();
      }
      assertThat(pipeline.events(0)).noneMatch(json -> json.contains("person.left"));
      try (RunnerProcess second =
          RunnerProcess.start(pipeline, guarantee, folder.resolve(prefix + "second"))) {
        await().atMost(Pipeline.TIMEOUT).until(() -> left(pipeline) == CAMERAS.size());
        LockSupport.parkNanos(Duration.ofSeconds(7).toNanos());
      }

      // Then
      List<String> events = pipeline.events(4);
      assertThat(events).allSatisfy(EventSchema.PRESENCE::assertValid);
      assertThat(events.stream().map(PresenceIT::inShort).distinct())
          .containsExactlyInAnyOrder(
              "door person.entered Ada",
              "door person.left Ada",
              "yard person.entered Ada",
              "yard person.left Ada");
      return events;
    }
  }

  /** Before how many cameras the visit is over; events may lie there twice. */
  private static long left(Pipeline pipeline) {
    return pipeline.events(0).stream()
        .map(PresenceIT::inShort)
        .filter(event -> event.contains("person.left"))
        .distinct()
        .count();
  }

  private static void sendAVisit(Pipeline pipeline) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
    for (int i = 0; i < VISIBLE + EMPTY; i++) {
      byte[] frame = frame(i < VISIBLE ? "10" : " ");
      Instant capturedAt = start.plus(PERIOD.multipliedBy(i));
      CAMERAS.forEach(camera -> pipeline.send(camera, frame, capturedAt));
    }
    pipeline.flush();
  }

  private static String inShort(String json) {
    IdentityEvent event =
        ((Outcome.Done<IdentityEvent>)
                RecordCodecs.presence().read(json.getBytes(StandardCharsets.UTF_8)))
            .value();
    return event.camera() + " " + event.type().code() + " " + event.person();
  }
}
