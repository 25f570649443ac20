package dev.sightline.serving.http;

import java.util.Objects;

/** A text that is never printed. Immutable. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** Returns the text itself. */
  public String reveal() {
    return value;
  }

  /** Returns a placeholder. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
