package dev.sightline.streams;

import java.util.Locale;

/** Why an overloaded detector left a frame out; it is counted, and no dead letter. */
public enum ShedReason {
  /** It had waited too long. */
  TOO_OLD,
  /** Its camera had had a frame taken more recently than others. */
  NOT_ITS_TURN;

  /** The reason in metrics, e.g. {@code too-old}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
