package dev.sightline.streams;

/**
 * A value between two stages of one process, with the record it came from, should it become a dead
 * letter.
 *
 * @param <T> what the next stage works on
 */
final class InFlight<T> {
  private final T value;
  private final byte[] source;

  /**
   * @param source the value of the record that was read from Kafka, not copied; may be null
   */
  InFlight(T value, byte[] source) {
    this.value = value;
    this.source = source;
  }

  T value() {
    return value;
  }

  byte[] source() {
    return source;
  }
}
