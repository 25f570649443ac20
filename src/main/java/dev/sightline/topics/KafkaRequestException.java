package dev.sightline.topics;

/** Kafka refused a request, or did not answer. */
public class KafkaRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
