package dev.sightline.cli.doctor;

import dev.sightline.config.SightlineConfig;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.MatcherWatch;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicDifference;
import dev.sightline.topics.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Kafka as configured: brokers, transactions, topics, matchers. */
public final class Cluster {
  /** How recently a matcher that runs has reported. */
  private static final Duration REPORTED = Duration.ofSeconds(10);

  /** The version from which on Kafka fences transactions of dead processes (KIP-890). */
  private static final int SAFE_TRANSACTIONS = 2;

  private Cluster() {}

  /** Asks the brokers; waits a few seconds for the first answer. */
  public static List<Finding> examine(SightlineConfig config) {
    List<Finding> findings = new ArrayList<>();
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      Finding brokers = Finding.of("brokers", () -> Finding.ok("brokers", admin.brokers()));
      findings.add(brokers);
      if (brokers.verdict() == Finding.Verdict.OK) {
        findings.add(
            Finding.of("transactions", () -> transactions(admin, config.run().guarantee())));
        findings.addAll(topics(admin, config));
        findings.add(Finding.of("matcher", () -> matcher(config)));
      }
    } catch (RuntimeException e) {
      findings.add(Finding.fail("brokers", e.getMessage()));
    }
    return findings;
  }

  private static Finding transactions(TopicAdmin admin, ProcessingGuarantee guarantee) {
    int version = admin.transactionVersion();
    return Finding.okIf(
        version >= SAFE_TRANSACTIONS || guarantee == ProcessingGuarantee.AT_LEAST_ONCE,
        "transactions",
        "version " + version + ", processing.guarantee=" + guarantee.code());
  }

  private static List<Finding> topics(TopicAdmin admin, SightlineConfig config) {
    try {
      List<TopicSpec> specs = config.topics().specs(config.frames().maxBytes());
      List<TopicDifference> differences = admin.check(specs);
      return differences.isEmpty()
          ? List.of(Finding.ok("topics", specs.size() + " as they should be"))
          : differences.stream().map(Cluster::finding).toList();
    } catch (KafkaRequestException e) {
      return List.of(Finding.fail("topics", e.getMessage()));
    }
  }

  /** Checks that matchers run: each reports every second. */
  private static Finding matcher(SightlineConfig config) {
    try (MatcherWatch watch =
        new MatcherWatch(config.kafka().clients(), config.topics().names().matchers())) {
      List<String> running = watch.reportedSince(Instant.now().minus(REPORTED));
      return running.isEmpty()
          ? Finding.okIf(
              false, "matcher", "none runs: frames wait in their topic; start one with 'run'")
          : Finding.ok("matcher", String.join(", ", running));
    }
  }

  private static Finding finding(TopicDifference difference) {
    return difference.isMissing()
        ? Finding.fail("topics", difference + "; 'sightline topics create' creates it")
        : Finding.okIf(false, "topics", difference.toString());
  }
}
