package dev.sightline.events;

import java.util.Objects;
import java.util.Optional;

/**
 * The reason why a record was not processed, as a value.
 *
 * @param reason the reason, for counting
 * @param detail the value found and the value allowed, for people; never personal data; cut to
 *     {@value #MAX_DETAIL} characters
 * @param exception the class of the exception that caused it, if any
 */
public record Rejection(RejectionReason reason, String detail, Optional<String> exception) {
  private static final int MAX_DETAIL = 1_000;

  public Rejection {
    Objects.requireNonNull(reason, "reason");
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 1) + "…";
    Objects.requireNonNull(exception, "exception");
  }

  /** Creates a rejection without an exception. */
  public static Rejection of(RejectionReason reason, String detail) {
    return new Rejection(reason, detail, Optional.empty());
  }

  /**
   * Creates a rejection because of an exception. Only its class is kept, because a message may
   * contain anything, even a person's name.
   */
  public static Rejection of(RejectionReason reason, String detail, Throwable cause) {
    return new Rejection(reason, detail, Optional.of(cause.getClass().getName()));
  }
}
