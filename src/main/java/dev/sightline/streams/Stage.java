package dev.sightline.streams;

import java.util.Locale;

/** A step of the flow, in its order. */
public enum Stage {
  /** From a frame to its aligned faces. */
  DETECT,
  /** From aligned faces to vectors. */
  EMBED,
  /** From vectors to decisions. */
  MATCH;

  /** The name in options, metrics and application ids, e.g. {@code detect}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
