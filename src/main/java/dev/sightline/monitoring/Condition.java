package dev.sightline.monitoring;

import java.util.Locale;

/**
 * How a process is.
 *
 * <pre>
 * STARTING → RUNNING ⇄ REBALANCING, MODEL_MISSING
 *     └─────────┴──────────┴──→ ENDING, STALLED, FAILED
 * </pre>
 */
public enum Condition {
  /** It has not yet worked: models load, state is restored, partitions are not assigned. */
  STARTING(true, false),
  /** It works. */
  RUNNING(true, true),
  /** It has worked, and now partitions move or state is restored. To restart it would not help. */
  REBALANCING(true, false),
  /** It works, but the gallery is of a model that it does not have. */
  MODEL_MISSING(true, false),
  /** It ends because it was asked to. */
  ENDING(true, false),
  /** A stage stands still. */
  STALLED(false, false),
  /** It has stopped because of an error. */
  FAILED(false, false);

  private final boolean live;
  private final boolean ready;

  Condition(boolean live, boolean ready) {
    this.live = live;
    this.ready = ready;
  }

  /** Whether it is worth keeping; if not, it should be restarted. */
  public boolean isLive() {
    return live;
  }

  /** Whether it works now. */
  public boolean isReady() {
    return ready;
  }

  /** Whether it has got as far as working, once. */
  public boolean hasStarted() {
    return live && this != STARTING;
  }

  /** In words, e.g. {@code model-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
