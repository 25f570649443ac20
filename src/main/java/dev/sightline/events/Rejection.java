package dev.sightline.events;

import java.util.Objects;
import java.util.Optional;

/**
 * A record that was not processed, as a value.
 *
 * @param reason for counting
 * @param detail the value found and the value allowed, for people; nothing that names a person
 * @param exception the class that was thrown, if that was the cause
 */
public record Rejection(RejectionReason reason, String detail, Optional<String> exception) {

  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(exception, "exception");
  }

  /** A rejection without an exception. */
  public static Rejection of(RejectionReason reason, String detail) {
    return new Rejection(reason, detail, Optional.empty());
  }

  /**
   * A rejection because of an exception. Only its class is kept: a message may hold anything, a
   * person's name too.
   */
  public static Rejection of(RejectionReason reason, String detail, Throwable cause) {
    return new Rejection(reason, detail, Optional.of(cause.getClass().getName()));
  }
}
