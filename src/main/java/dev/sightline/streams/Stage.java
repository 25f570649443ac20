package dev.sightline.streams;

import java.util.Locale;

/** A stage of the flow, in its order. */
public enum Stage {
  /** From a frame to its aligned faces. */
  DETECT,
  /** From aligned faces to embeddings. */
  EMBED,
  /** From embeddings to decisions. */
  MATCH,
  /**
   * From sightings to answers about the past. It reads a topic of its own, so it is never fused
   * with the others.
   */
  SEARCH;

  /** Returns the name in options, metrics and application ids, e.g. {@code detect}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
