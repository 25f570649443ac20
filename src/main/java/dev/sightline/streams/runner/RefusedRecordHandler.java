package dev.sightline.streams.runner;

import dev.sightline.events.DeadLetter;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stream going when Kafka refuses a record for what it is: it would refuse it again after
 * each restart. The stages check their output before they send it, so this happens only where a
 * topic allows less than {@code topics create} asks for. Other failures restore the task, or end
 * the process.
 *
 * <p>Within a transaction, a refusal by Kafka itself fails the transaction. The frames are then
 * processed again, and {@link Deliveries} keeps the record from Kafka.
 */
public final class RefusedRecordHandler implements ProductionExceptionHandler {
  /** The property that names the topic of dead letters. */
  static final String DEAD_LETTERS = "sightline.dead.letters.topic";

  private static final Logger LOG = LoggerFactory.getLogger(RefusedRecordHandler.class);
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);

  private Map<String, ?> properties = Map.of();

  @Override
  public void configure(Map<String, ?> configs) {
    properties = configs;
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (!isRefusal(exception)) {
      return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }
    LOG.error(
        "Topic {} refused a record of {} bytes: {}. Run `sightline topics create` to set its"
            + " max.message.bytes",
        record.topic(),
        length(record.key()) + length(record.value()),
        exception.getMessage());
    boolean isSent = !(exception instanceof Deliveries.OversizeException);
    if (isSent && isTransactional()) {
      return Response.fail();
    }
    String letters = String.valueOf(properties.get(DEAD_LETTERS));
    if (record.topic().equals(letters)) {
      return Response.resume();
    }
    ProducerRecord<byte[], byte[]> letter = letter(letters, context, record, exception);
    if (!isSent) {
      return Response.resume(List.of(letter));
    }
    send(letter);
    return Response.resume();
  }

  private boolean isTransactional() {
    return ProcessingGuarantee.EXACTLY_ONCE_V2
        .code()
        .equals(properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
  }

  static boolean isRefusal(Exception exception) {
    return exception instanceof RecordTooLargeException
        || exception instanceof InvalidTimestampException;
  }

  private static ProducerRecord<byte[], byte[]> letter(
      String topic,
      ErrorHandlerContext context,
      ProducerRecord<byte[], byte[]> record,
      Exception exception) {
    RejectionReason reason =
        exception instanceof RecordTooLargeException
            ? RejectionReason.RECORD_TOO_LARGE
            : RejectionReason.CAPTURE_TIME_AHEAD;
    Rejection rejection =
        Rejection.of(reason, "topic " + record.topic() + " refused the record", exception);
    String source = context.topic() == null ? record.topic() : context.topic();
    ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, null, null);
    new DeadLetter(
            rejection, context.processorNodeId(), source, context.partition(), context.offset())
        .headers()
        .forEach((name, value) -> add(letter, name, value));
    add(letter, DeadLetter.OMITTED_BYTES, Integer.toString(length(record.value())));
    return letter;
  }

  private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Over a producer of its own: Kafka calls this in the thread that the other one needs to send.
   */
  private void send(ProducerRecord<byte[], byte[]> letter) {
    Map<String, Object> client = new StreamsConfig(properties).getProducerConfigs("dead-letters");
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      var unused = producer.send(letter);
    } finally {
      producer.close(SEND_TIMEOUT);
    }
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
