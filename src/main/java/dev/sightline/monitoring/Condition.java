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
  STARTING,
  /** The process works. */
  RUNNING,
  /**
   * The process has worked, and now partitions move or state is restored. A restart would not help.
   */
  REBALANCING,
  /** The process has worked, and now no broker is connected. A restart would not help. */
  DISCONNECTED,
  /** It works, but the gallery is of a model that it does not have. */
  MODEL_MISSING,
  /** A topic or a receiver cannot be reached, and is tried again. A restart would not help. */
  RETRYING,
  /** It ends because it was asked to. */
  ENDING,
  /** A stage makes no progress. */
  STALLED,
  /** The process stopped because of an error. */
  FAILED;

  /** Returns whether the process is alive; if not, it should be restarted. */
  public boolean isLive() {
    return this != STALLED && this != FAILED;
  }

  /** Returns whether the process works now. */
  public boolean isReady() {
    return this == RUNNING;
  }

  /** Returns whether the process has been ready once. */
  public boolean hasStarted() {
    return isLive() && this != STARTING;
  }

  /** Returns the name in text form, e.g. {@code model-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
