package dev.sightline.serving.webhook;

import dev.sightline.events.DeadLetter;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.topics.DeadLetterWriter;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.EventSubscription.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that tells an address of each event, in the order of each camera and at least once,
 * until it is closed. Processes of one group share the events. While an event waits for its next
 * attempt, later ones wait too.
 */
public final class Webhook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String STAGE = "webhook";

  private final EventSubscription events;
  private final DeadLetterWriter deadLetters;
  private final WebhookSender sender;
  private final Thread thread = new Thread(this::tell, "webhook");
  private volatile boolean going = true;

  private Webhook(EventSubscription events, DeadLetterWriter deadLetters, WebhookSender sender) {
    this.events = events;
    this.deadLetters = deadLetters;
    this.sender = sender;
  }

  /**
   * Begins to tell.
   *
   * @param config with an address
   * @param events handed over
   * @param deadLetters handed over; takes what could not be told
   */
  public static Webhook start(
      WebhookConfig config, EventSubscription events, DeadLetterWriter deadLetters) {
    WebhookSender sender =
        new WebhookSender(config, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()));
    Webhook webhook = new Webhook(events, deadLetters, sender);
    webhook.thread.setDaemon(true);
    webhook.thread.start();
    return webhook;
  }

  private void tell() {
    try (events;
        deadLetters) {
      while (going) {
        Optional<Taken> taken = events.next(WAIT);
        if (taken.isPresent()) {
          tell(taken.get());
          events.confirm();
        }
      }
    } catch (InterruptedException e) {
      // Closed while an event waited for its next attempt: it is not confirmed, and told again.
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Taken taken) throws InterruptedException {
    Optional<String> failure = sender.send(id(taken), taken.json());
    if (failure.isPresent()) {
      LOG.warn(
          "The webhook did not take the event at {}-{}-{}: {}",
          taken.topic(),
          taken.partition(),
          taken.offset(),
          failure.get());
      Rejection rejection = Rejection.of(RejectionReason.SUBSCRIBER_FAILED, failure.get());
      deadLetters.write(
          taken.camera(),
          taken.json(),
          new DeadLetter(rejection, STAGE, taken.topic(), taken.partition(), taken.offset()));
    }
  }

  /** The event's own id; of one that cannot be read, where it lies. */
  private static String id(Taken taken) {
    return RecordCodecs.presence()
        .read(taken.json().getBytes(StandardCharsets.UTF_8))
        .fold(
            event -> event.id(),
            rejection -> taken.topic() + "-" + taken.partition() + "-" + taken.offset());
  }

  /** Whether it still tells; if not before it is closed, it has failed. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** An event that waits for its next attempt is told by the next process. Idempotent. */
  @Override
  public void close() {
    going = false;
    try {
      thread.join(TIMEOUT.toMillis());
      thread.interrupt();
      thread.join(TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
