package dev.sightline.serving.http;

/**
 * A bound on the threads that wait for the rest of a body, in all and for each caller, so that slow
 * senders leave threads for others. Thread-safe.
 */
final class AwaitedBodies {
  private static final int MAX = 64;
  private static final int MAX_PER_CALLER = 16;

  private final AddressCounts all = new AddressCounts(MAX);
  private final AddressCounts ofCallers = new AddressCounts(MAX_PER_CALLER);

  /**
   * Counts one more, to be given back by {@link #release}.
   *
   * @throws ProblemException 429 if there are too many of this caller, 503 if in all
   */
  void acquire(String caller) {
    if (!ofCallers.tryAcquire(caller)) {
      throw ProblemException.tooManyRequests(
          "at most " + MAX_PER_CALLER + " large bodies of a caller may be under way at a time");
    }
    if (!all.tryAcquire("")) {
      ofCallers.release(caller);
      throw ProblemException.unavailable("too many large requests at a time; try again");
    }
  }

  void release(String caller) {
    all.release("");
    ofCallers.release(caller);
  }
}
