package dev.sightline.streams.runner;

/** How far the stages of a process are. */
public enum RunnerPhase {
  /** They have not run yet: the gallery is read, partitions are not assigned. */
  STARTING,
  /** They process records. */
  RUNNING,
  /** They have run, and now partitions move or state is restored. */
  REBALANCING,
  /** They end, or have ended, because they were asked to. */
  ENDED,
  /** They have ended because of an error. */
  FAILED
}
