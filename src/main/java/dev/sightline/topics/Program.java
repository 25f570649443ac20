package dev.sightline.topics;

import java.util.Locale;
import java.util.Set;

/** A program that has rights of its own on Kafka's topics. */
public enum Program {
  CAMERA,
  AGENT,
  CAMERAS,
  DETECT,
  EMBED,
  MATCH,
  SEARCH,
  GALLERY,
  SERVE,
  SCALER;

  /** The programs that are stages. */
  public static final Set<Program> STAGES = Set.of(DETECT, EMBED, MATCH);

  /** The name in principals, e.g. {@code detect}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
