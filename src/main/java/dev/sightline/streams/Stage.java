package dev.sightline.streams;

import java.util.Locale;

/** A stage of the flow, in its order. */
public enum Stage {
  /** From a frame to its aligned faces. */
  DETECT,
  /** From aligned faces to embeddings. */
  EMBED,
  /** From embeddings to decisions. */
  MATCH;

  /** Returns the name in options, metrics and application ids, e.g. {@code detect}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
