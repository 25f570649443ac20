package dev.sightline.topics;

import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.tracing.Tracing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A publisher of frames to {@code sightline.frames}, as any camera may publish them: the JPEG as
 * value, the camera's id as key, the capture time as timestamp. At most {@value #IN_FLIGHT} frames
 * are in flight. One thread publishes; any thread may read the counts.
 */
public final class FramePublisher implements AutoCloseable {
  static final int IN_FLIGHT = 4;
  private static final Logger LOG = LoggerFactory.getLogger(FramePublisher.class);

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final FrameProducer producer;
  private final boolean ownsProducer;
  private final Semaphore room = new Semaphore(IN_FLIGHT);
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final Map<String, LastFrame> newest = new ConcurrentHashMap<>();

  /** Creates a publisher without tracing. */
  public FramePublisher(KafkaClients clients, String topic, FrameConfig caps) {
    this(clients, topic, caps, Tracing.none());
  }

  /**
   * @param clients the factory of clients, whose configured settings override those chosen for
   *     frames
   * @param topic the topic of the frames
   * @param caps the limits of a frame, after which buffers are sized
   * @param tracing the factory of spans; each frame begins a trace
   */
  public FramePublisher(KafkaClients clients, String topic, FrameConfig caps, Tracing tracing) {
    this(FrameProducer.open(clients, topic, caps, tracing), true);
  }

  private FramePublisher(FrameProducer producer, boolean ownsProducer) {
    this.producer = producer;
    this.ownsProducer = ownsProducer;
  }

  /**
   * Creates a publisher whose frames are delivered or given up within {@link
   * FrameProducer#LEASED_DELIVERY}, so that none arrives after the lease of its camera. Parameters
   * as of the constructor.
   */
  public static FramePublisher leased(
      KafkaClients clients, String topic, FrameConfig caps, Tracing tracing) {
    return new FramePublisher(FrameProducer.leased(clients, topic, caps, tracing), true);
  }

  /**
   * Creates a publisher of another camera that shares this one's producer, with room and counts of
   * its own. Close it before this one.
   */
  public FramePublisher sharing() {
    return new FramePublisher(producer, false);
  }

  /**
   * Returns when the topic exists; reports once that it waits.
   *
   * @param waiting receives the reason if it has to wait
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void awaitTopic(Consumer<String> waiting) throws InterruptedException {
    String reason = "";
    while (true) {
      try {
        producer.requireTopic();
        return;
      } catch (KafkaRequestException e) {
        if (!e.getMessage().equals(reason)) {
          reason = e.getMessage();
          waiting.accept(reason);
        }
        Thread.sleep(RETRY.toMillis());
      }
    }
  }

  /**
   * Asks Kafka for the topic, unless it is known to exist, so that no later call has to.
   *
   * @throws KafkaRequestException if there is no such topic, or Kafka does not answer
   */
  public void requireTopic() {
    producer.requireTopic();
  }

  /**
   * Sends the frame, after waiting until there is room: for recordings, where every frame counts.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void publish(Frame frame) throws InterruptedException {
    room.acquire();
    send(frame);
  }

  /**
   * Waits until the next frame can be sent.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public void awaitRoom() throws InterruptedException {
    room.acquire();
    room.release();
  }

  /**
   * Sends the frame, or drops it if there is no room, so that frames in flight are never old: for
   * live cameras, where the newest frame counts.
   *
   * @return whether it was sent
   */
  public boolean offer(Frame frame) {
    if (!room.tryAcquire()) {
      dropped.increment();
      return false;
    }
    send(frame);
    return true;
  }

  private void send(Frame frame) {
    try {
      producer.send(
          frame,
          (metadata, failure) -> {
            if (failure == null) {
              newest.put(
                  frame.camera(),
                  new LastFrame(metadata.partition(), metadata.offset(), frame.capturedAt()));
            }
            answered(failure);
          });
    } catch (RuntimeException e) {
      // Kafka will not answer a frame that the producer did not take.
      dropped.increment();
      room.release();
      throw e;
    }
  }

  private void answered(Exception failure) {
    if (failure == null) {
      sent.increment();
      failing.set(false);
    } else {
      dropped.increment();
      if (failing.compareAndSet(false, true)) {
        LOG.warn("Kafka does not accept frames for {}: {}", producer.topic(), failure.getMessage());
      }
    }
    // Last, so that a flush sees the count.
    room.release();
  }

  /** Returns the newest frame of a camera that Kafka has stored; empty before the first. */
  public Optional<LastFrame> newest(String camera) {
    return Optional.ofNullable(newest.get(camera));
  }

  /**
   * The counts of a publisher's frames so far.
   *
   * @param sent the frames acknowledged by Kafka
   * @param dropped the frames not sent, because too many were in flight or Kafka did not accept
   *     them in time
   */
  public record Counts(long sent, long dropped) {}

  public Counts counts() {
    return new Counts(sent.sum(), dropped.sum());
  }

  /** Returns when all frames in flight are acknowledged or given up. */
  public void flush() {
    room.acquireUninterruptibly(IN_FLIGHT);
    room.release(IN_FLIGHT);
  }

  /** Waits for the frames in flight, and closes the producer unless it is another's. */
  @Override
  public void close() {
    if (ownsProducer) {
      producer.close();
    } else {
      flush();
    }
  }
}
