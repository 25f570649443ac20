package dev.sightline.serving.view;

/** A thread that keeps something up to date with a topic, until it is closed. */
interface Follower extends AutoCloseable {

  /** Whether all has been read that was to be read when this began. */
  boolean isCaughtUp();

  /** Whether it still follows; if not before it is closed, it has failed. */
  boolean isAlive();

  /** Waits for what is at hand. Idempotent. */
  @Override
  void close();
}
