package dev.sightline.topics;

/** A topic that the program needs does not exist. */
public final class MissingTopicException extends KafkaRequestException {
  private static final long serialVersionUID = 1L;

  MissingTopicException(String topic) {
    super("there is no topic " + topic + "; 'sightline topics create' creates it", null);
  }
}
