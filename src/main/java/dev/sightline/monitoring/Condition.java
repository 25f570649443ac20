package dev.sightline.monitoring;

import java.util.Locale;

/**
 * The condition of a process.
 *
 * <pre>
 * STARTING → RUNNING ⇄ REBALANCING, DISCONNECTED, MODEL_MISSING
 *     │         ⇅ RETRYING
 *     └─────────┴──────────┴──→ ENDING, STALLED, FAILED
 * </pre>
 */
public enum Condition {
  /** Not ready yet: models are loading, state is being restored, or partitions are not assigned. */
  STARTING(true, false),
  /** The process works. */
  RUNNING(true, true),
  /**
   * The process has worked, and now partitions move or state is restored. A restart would not help.
   */
  REBALANCING(true, false),
  /** The process has worked, and now no broker is connected. A restart would not help. */
  DISCONNECTED(true, false),
  /** It works, but the gallery is of a model that it does not have. */
  MODEL_MISSING(true, false),
  /** A topic or a receiver cannot be reached, and is tried again. A restart would not help. */
  RETRYING(true, false),
  /** It ends because it was asked to. */
  ENDING(true, false),
  /** A stage makes no progress. */
  STALLED(false, false),
  /** The process stopped because of an error. */
  FAILED(false, false);

  private final boolean live;
  private final boolean ready;

  Condition(boolean live, boolean ready) {
    this.live = live;
    this.ready = ready;
  }

  /** Returns whether the process is alive; if not, it should be restarted. */
  public boolean isLive() {
    return live;
  }

  /** Returns whether the process works now. */
  public boolean isReady() {
    return ready;
  }

  /** Returns whether the process has been ready once. */
  public boolean hasStarted() {
    return live && this != STARTING;
  }

  /** Returns the name in text form, e.g. {@code model-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
