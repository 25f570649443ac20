package dev.sightline.cli;

import dev.sightline.app.EventLine;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that follows the events. */
@Command(name = "events")
final class EventsCommand extends ConfiguredCommand {
  private static final Duration WAIT = Duration.ofMillis(500);

  @Option(names = "--matches")
  private boolean matches;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--from-beginning")
  private boolean fromBeginning;

  @Option(names = "--since", paramLabel = "TIME")
  private String since;

  @Option(names = "--person", paramLabel = "NAME")
  private String person;

  @Option(names = "--camera", paramLabel = "ID")
  private String camera;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    KafkaClients clients = config.kafka().clients();
    Topics topics = config.topics().names();
    EventFilter filter = filter();
    From from = fromBeginning || since != null ? From.BEGINNING : From.NOW;
    if (matches) {
      follow(EventTail.matches(clients, topics, from), new Shown<>(filter::accepts, EventLine::of));
    } else {
      follow(
          EventTail.presence(clients, topics, from), new Shown<>(filter::accepts, EventLine::of));
    }
    return 0;
  }

  private EventFilter filter() {
    return new EventFilter(
        Optional.ofNullable(person),
        Optional.ofNullable(camera).map(id -> CameraCommand.cameraId("--camera", id)),
        Optional.ofNullable(since).map(text -> EventFilter.time(text, Instant.now())));
  }

  /** The events to show, and their form. */
  private record Shown<T>(Predicate<T> filter, Function<T, String> line) {}

  private <T> void follow(EventTail<T> opened, Shown<T> shown) {
    AtomicBoolean going = new AtomicBoolean(true);
    Thread reader = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(going, reader), "events-close"));
    try (EventTail<T> tail = opened) {
      while (going.get()) {
        tail.poll(WAIT).forEach(tailed -> print(tailed, shown));
      }
    }
  }

  private static void stop(AtomicBoolean going, Thread reader) {
    going.set(false);
    try {
      reader.join(2 * WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> void print(Tailed<T> tailed, Shown<T> shown) {
    if (!tailed.event().<Boolean>fold(shown.filter()::test, rejection -> true)) {
      return;
    }
    PrintWriter out = out();
    out.println(
        json
            ? tailed.json()
            : tailed.event().fold(shown.line(), rejection -> "not readable: " + rejection));
  }
}
