package dev.sightline.serving.webhook;

import dev.sightline.events.DeadLetter;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.Rejection;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.monitoring.SupervisedThread;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.topics.DeadLetterWriter;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.EventSubscription.Taken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers each event to one receiver, at least once, until it is closed.
 *
 * <p>Events of several cameras are delivered at the same time, those of one camera in their order.
 * The processes of one group share the events. An event that the receiver does not take, or that is
 * no longer valid, becomes a dead letter.
 */
public final class Webhook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int SENDERS = 8;
  private static final String STAGE = "webhook";

  private final Source source;
  private final WebhookSender sender;
  private final ExecutorService senders;
  private final SupervisedThread thread;

  private record Undelivered(Taken event, Rejection rejection) {}

  /**
   * Where the events come from, and what is known of them.
   *
   * @param subscriptions opens the events; what it opened is closed, and opened again after a
   *     failure
   * @param writers opens the writer of dead letters, likewise
   * @param strangers the common ids of strangers, which events are delivered with
   */
  public record Source(
      Supplier<EventSubscription> subscriptions,
      Supplier<DeadLetterWriter> writers,
      CommonStrangers strangers) {}

  private Webhook(WebhookSender sender, Source source) {
    this.sender = sender;
    this.source = source;
    this.senders =
        Executors.newFixedThreadPool(
            SENDERS,
            work -> {
              Thread worker = new Thread(work, "webhook-sender");
              worker.setDaemon(true);
              return worker;
            });
    this.thread = SupervisedThread.start("webhook", this::deliver);
  }

  /**
   * Starts to deliver.
   *
   * @param url the receiver
   */
  public static Webhook start(WebhookConfig config, URI url, Source source) {
    WebhookSender sender =
        new WebhookSender(config, url, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()));
    return new Webhook(sender, source);
  }

  private void deliver(SupervisedThread self) throws InterruptedException {
    try (EventSubscription events = source.subscriptions().get();
        DeadLetterWriter deadLetters = source.writers().get()) {
      while (self.isGoing()) {
        List<Taken> taken = events.next(WAIT);
        for (Undelivered undelivered : deliver(taken)) {
          write(deadLetters, undelivered);
        }
        if (!taken.isEmpty()) {
          events.confirm();
        }
        self.succeeded();
      }
    }
  }

  /** Delivers the events, the cameras side by side, and returns those that were not taken. */
  private List<Undelivered> deliver(List<Taken> taken) throws InterruptedException {
    List<Callable<List<Undelivered>>> cameras = new ArrayList<>();
    taken.stream()
        .filter(event -> !event.json().isEmpty()) // a null value, which removes a link
        .collect(Collectors.groupingBy(Taken::camera))
        .values()
        .forEach(events -> cameras.add(() -> deliverInOrder(events)));
    List<Undelivered> undelivered = new ArrayList<>();
    for (Future<List<Undelivered>> camera : senders.invokeAll(cameras)) {
      try {
        undelivered.addAll(camera.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("events could not be delivered", e.getCause());
      }
    }
    return undelivered;
  }

  private List<Undelivered> deliverInOrder(List<Taken> events) throws InterruptedException {
    List<Undelivered> undelivered = new ArrayList<>();
    for (Taken taken : events) {
      byte[] json = taken.json().getBytes(StandardCharsets.UTF_8);
      Optional<IdentityEvent> event = read(RecordCodecs.presence(), json);
      String id =
          event
              .map(IdentityEvent::id)
              .or(() -> read(RecordCodecs.operations(), json).map(OperationEvent::id))
              .or(() -> read(RecordCodecs.strangerLinks(), json).map(StrangerLink::id))
              .orElseGet(() -> position(taken));
      String body =
          event.map(one -> source.strangers().joined(one, taken.json())).orElseGet(taken::json);
      sender
          .send(id, body, event.flatMap(Webhook::deadline))
          .ifPresent(failure -> undelivered.add(new Undelivered(taken, failure)));
    }
    return undelivered;
  }

  private static <T> Optional<T> read(RecordCodec<T> codec, byte[] json) {
    return codec.read(json).fold(Optional::of, rejection -> Optional.empty());
  }

  /** Returns the id of an event that cannot be read: its coordinates. */
  private static String position(Taken taken) {
    return taken.topic() + "-" + taken.partition() + "-" + taken.offset();
  }

  /** When an event about the present is no longer valid; what concerns the past stays valid. */
  private static Optional<Instant> deadline(IdentityEvent event) {
    return switch (event.type()) {
      case PERSON_ENTERED, PERSON_UPDATED, PERSON_LEFT, UNKNOWN_ENTERED, UNKNOWN_LEFT ->
          Optional.of(event.validUntil());
      case IDENTITY_REVISED, IDENTITY_IMPLAUSIBLE -> Optional.empty();
      case UNKNOWN_RECOGNISED, UNKNOWN_MERGED, UNKNOWN_SPLIT -> Optional.empty();
    };
  }

  private static void write(DeadLetterWriter deadLetters, Undelivered undelivered) {
    Taken event = undelivered.event();
    LOG.warn(
        "The webhook did not deliver the event at {}-{}-{}: {}",
        event.topic(),
        event.partition(),
        event.offset(),
        undelivered.rejection().detail());
    deadLetters.write(
        event.camera(),
        event.json(),
        new DeadLetter(
            undelivered.rejection(), STAGE, event.topic(), event.partition(), event.offset()));
  }

  /** Why nothing is delivered at present; empty if it works. */
  public Optional<String> failure() {
    return thread.failure();
  }

  /** Ends the delivery; an event under way is delivered by the next process. Idempotent. */
  @Override
  public void close() {
    thread.close();
    senders.shutdownNow();
  }
}
