package dev.sightline.streams.runner;

import dev.sightline.topics.MatcherReporter;

/** What runs beside the stream threads of the match stage. */
record MatchThreads(MatcherReporter reporter, FlowWatch watch) implements AutoCloseable {

  void start() {
    reporter.start();
    watch.start();
  }

  @Override
  public void close() {
    reporter.close();
    watch.close();
  }
}
