package dev.sightline.streams.runner;

import dev.sightline.streams.ProcessLinks;
import dev.sightline.streams.TopologyConfig;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.MatcherReporter;
import org.apache.kafka.streams.StreamsConfig;

/** What runs beside the stream threads of the match stage. */
record MatchThreads(MatcherReporter reporter, FlowWatch watch) implements AutoCloseable {

  static MatcherReporter reporter(
      RunConfig run, TopologyConfig config, StreamsConfig properties, ProcessLinks links) {
    return new MatcherReporter(
        KafkaClients.of(properties.getProducerConfigs(run.applicationId() + "-matcher-reporter")),
        config.topics().matchers(),
        ProcessName.get(),
        links.gallery()::report);
  }

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
