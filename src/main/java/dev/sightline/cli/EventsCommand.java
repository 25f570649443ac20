package dev.sightline.cli;

import dev.sightline.app.EventLine;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.MissingTopicException;
import dev.sightline.topics.TopicTail;
import dev.sightline.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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
      follow(EventTail.matches(clients, topics, from), ofMatches(filter), () -> {});
      return 0;
    }
    CommonStrangers strangers = new CommonStrangers();
    Optional<TopicTail> links = links(clients, topics);
    try {
      links.ifPresent(tail -> readAll(strangers, tail));
      follow(
          EventTail.presence(clients, topics, from),
          ofEvents(filter, strangers),
          () -> links.ifPresent(tail -> update(strangers, tail, Duration.ZERO)));
    } finally {
      links.ifPresent(TopicTail::close);
    }
    return 0;
  }

  /** Opens the links of strangers; empty if this client may read events only. */
  private Optional<TopicTail> links(KafkaClients clients, Topics topics) {
    try {
      return Optional.of(new TopicTail(clients, topics.links(), Long.MAX_VALUE));
    } catch (MissingTopicException | TopicAuthorizationException e) {
      err().println("sightline: events are shown without common ids: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void readAll(CommonStrangers strangers, TopicTail links) {
    while (!links.caughtUp()) {
      update(strangers, links, WAIT);
    }
  }

  private static void update(CommonStrangers strangers, TopicTail links, Duration wait) {
    links.poll(wait).forEach(link -> strangers.apply(link.key(), link.value()));
  }

  private Shown<Match> ofMatches(EventFilter filter) {
    return new Shown<>(
        filter::accepts, json ? (match, record) -> record : (match, record) -> EventLine.of(match));
  }

  private Shown<IdentityEvent> ofEvents(EventFilter filter, CommonStrangers strangers) {
    return new Shown<>(
        event -> filter.accepts(event, strangers.commonOf(event)),
        json
            ? strangers::joined
            : (event, record) -> EventLine.of(event, strangers.commonOf(event)));
  }

  private EventFilter filter() {
    return new EventFilter(
        Optional.ofNullable(person),
        Optional.ofNullable(camera).map(id -> CameraCommand.cameraId("--camera", id)),
        Optional.ofNullable(since).map(text -> EventFilter.time(text, Instant.now())));
  }

  /**
   * The events to show, and their form.
   *
   * @param line the text to print of an event and its record
   */
  private record Shown<T>(Predicate<T> filter, BiFunction<T, String, String> line) {}

  private <T> void follow(EventTail<T> opened, Shown<T> shown, Runnable beforeEach) {
    AtomicBoolean going = new AtomicBoolean(true);
    Thread reader = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(going, reader), "events-close"));
    try (EventTail<T> tail = opened) {
      while (going.get()) {
        List<Tailed<T>> tailed = tail.poll(WAIT);
        beforeEach.run();
        tailed.forEach(event -> print(event, shown));
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
    out()
        .println(
            tailed
                .event()
                .<String>fold(
                    event -> shown.line().apply(event, tailed.json()),
                    rejection -> json ? tailed.json() : "not readable: " + rejection));
  }
}
