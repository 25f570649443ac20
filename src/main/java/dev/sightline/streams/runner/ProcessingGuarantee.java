package dev.sightline.streams.runner;

import java.util.Locale;

/** The delivery of events when a process dies. */
public enum ProcessingGuarantee {
  /** An event may be published again, with the same id and the same content of its decision. */
  AT_LEAST_ONCE,
  /** Each event is published once, for consumers that read committed records only. */
  EXACTLY_ONCE_V2;

  /** Returns the value of {@code processing.guarantee}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
