package dev.sightline.streams.runner;

/** The phase of a process's stages. */
public enum RunnerPhase {
  /** Not running yet: the gallery is being read, or partitions are not assigned. */
  STARTING,
  /** Processing records. */
  RUNNING,
  /** Running before, and now partitions move or state is restored. */
  REBALANCING,
  /** Ending or ended, as requested. */
  ENDED,
  /** Ended because of an error. */
  FAILED
}
