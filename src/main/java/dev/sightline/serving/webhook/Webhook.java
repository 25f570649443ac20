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
 * A thread that posts each event to an address, in order per camera and at least once, until it is
 * closed. Processes of one group share the events. While an event waits for its next attempt, later
 * ones wait too.
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
   * Starts to post events.
   *
   * @param config a configuration with an address
   * @param events the subscription, closed with this
   * @param deadLetters the writer of events that could not be posted, closed with this
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
      // Closed while an event waited for its next attempt: it is not acknowledged, and will be
      // posted again.
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Taken taken) throws InterruptedException {
    Optional<String> failure = sender.send(id(taken), taken.json());
    if (failure.isPresent()) {
      LOG.warn(
          "The webhook did not accept the event at {}-{}-{}: {}",
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

  /** Returns the event's own id, or its position if it cannot be read. */
  private static String id(Taken taken) {
    return RecordCodecs.presence()
        .read(taken.json().getBytes(StandardCharsets.UTF_8))
        .fold(
            event -> event.id(),
            rejection -> taken.topic() + "-" + taken.partition() + "-" + taken.offset());
  }

  /** Returns whether the thread runs; if it ended before {@link #close}, it has failed. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * Stops the thread. An event that waits for its next attempt is posted by the next process.
   * Idempotent.
   */
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
