package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.events.EventFixtures;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final EventQuery ALL =
      new EventQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void shouldOrderEventsByTheirTimeWhenPartitionsAreReadOneAfterTheOther() {
    EventLog log = log(10, 1, 3, 5, 2, 4);

    assertThat(seconds(log)).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(log.since()).contains(second(1));
  }

  @Test
  void shouldKeepTheNewestByTheirTimeNotByTheirArrival() {
    EventLog log = log(3, 4, 5, 6, 1, 2, 3);

    assertThat(seconds(log)).containsExactly(6L, 5L, 4L);
    assertThat(log.since()).contains(second(4));
  }

  @Test
  void shouldNotClaimATimeOfWhichItDroppedAnEvent() {
    EventLog log = new EventLog(3);
    log.add(event("a", 1));
    log.add(event("b", 1));
    log.add(event("c", 2));
    log.add(event("d", 3));

    assertThat(seconds(log)).containsExactly(3L, 2L, 1L);
    assertThat(log.since()).contains(second(2));
  }

  @Test
  void shouldStillNotClaimItWhenAnEventComesTooLate() {
    EventLog log = log(2, 5, 6, 7);

    log.add(event("late", 1));

    assertThat(log.since()).contains(second(6));
  }

  @Test
  void shouldHaveAnEventOnceThatWasWrittenTwice() {
    EventLog log = log(10, 1, 2, 1);

    assertThat(seconds(log)).containsExactly(2L, 1L);
  }

  @Test
  void shouldClaimNothingWhenItIsEmpty() {
    assertThat(new EventLog(3).since()).isEmpty();
  }

  @Test
  void shouldJoinTheEventsOfEachVisitInTheOrderInWhichTheyBegan() {
    EventLog log = new EventLog(10);
    log.add(event("entered", 1, "first", "person.entered"));
    log.add(event("entered too", 2, "second", "person.entered"));
    log.add(event("left", 9, "first", "person.left"));

    List<Visit> visits = log.visits(visitsAfter(null), 10);

    assertThat(visits).extracting(visit -> visit.stay().visit()).containsExactly("second", "first");
    assertThat(visits).extracting(Visit::over).containsExactly(false, true);
    assertThat(visits.get(1).latest().event().id()).isEqualTo("left");
    assertThat(log.visits(visitsAfter("second"), 10)).containsExactly(visits.get(1));
    assertThat(log.visits(visitsAfter(null), Set.of("second", "gone")))
        .containsExactly(visits.get(0));
  }

  @Test
  void shouldLetARevisionSayWhoseVisitItWasThoughTheStrangerLeftLater() {
    EventLog log = new EventLog(10);
    log.add(event("entered", 1, "visit", "unknown.entered"));
    log.add(event("left", 9, "visit", "unknown.left"));
    log.add(event("revised", 4, "visit", "identity.revised"));

    Visit visit = log.visits(visitsAfter(null), 10).get(0);

    assertThat(visit.latest().event().id()).isEqualTo("revised");
    assertThat(visit.revised()).isTrue();
  }

  @Test
  void shouldForgetAVisitWithItsLastEvent() {
    EventLog log = new EventLog(1);
    log.add(event("entered", 1, "visit", "person.entered"));
    log.add(event("other", 2, "other", "person.entered"));

    assertThat(log.visits(visitsAfter(null), 10))
        .extracting(visit -> visit.stay().visit())
        .containsExactly("other");
  }

  private static VisitQuery visitsAfter(String visit) {
    return new VisitQuery(ALL, Optional.empty(), Set.of(), Optional.ofNullable(visit));
  }

  private static EventLog log(int capacity, int... seconds) {
    EventLog log = new EventLog(capacity);
    for (int second : seconds) {
      log.add(event("at " + second, second));
    }
    return log;
  }

  private static List<Long> seconds(EventLog log) {
    return log.find(ALL, 100).stream()
        .map(logged -> logged.event().occurredAt().getEpochSecond() % 60)
        .toList();
  }

  private static Instant second(int second) {
    return Instant.parse("2026-11-24T08:15:00Z").plusSeconds(second);
  }

  private static LoggedEvent event(String id, int second) {
    return event(id, second, id, "person.entered");
  }

  private static LoggedEvent event(String id, int second, String visit, String type) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode tree = (ObjectNode) json.readTree(Golden.read("events/person-entered-v1.json"));
      tree.put("id", id).put("occurredAt", second(second).toString());
      tree.put("visit", visit).put("type", type);
      return LoggedEvent.of(EventFixtures.event(json.writeValueAsBytes(tree)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
