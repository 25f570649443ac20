package dev.sightline.streams;

import java.util.Locale;

/**
 * The reason why an overloaded detector dropped a frame; it is counted and makes no dead letter.
 */
public enum ShedReason {
  /** The frame had waited too long. */
  TOO_OLD,
  /** A frame of its camera was processed more recently than those of others. */
  NOT_ITS_TURN;

  /** Returns the reason in metrics, e.g. {@code too-old}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
