package dev.sightline.cli.doctor;

import dev.sightline.config.SightlineConfig;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.KafkaRequestException;
import dev.sightline.topics.MatcherWatch;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.topics.TopicDifference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaFuture;

/** The checks of Kafka: brokers, transactions, topics, matchers. */
public final class Cluster {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The version from which on Kafka fences transactions of dead processes (KIP-890). */
  private static final int SAFE_TRANSACTIONS = 2;

  private Cluster() {}

  /** Checks the brokers, for at most ten seconds. */
  public static List<Finding> examine(SightlineConfig config) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("request.timeout.ms", (int) TIMEOUT.dividedBy(2).toMillis());
    properties.put("default.api.timeout.ms", (int) TIMEOUT.toMillis());
    properties.putAll(config.kafka().admin());
    List<Finding> findings = new ArrayList<>();
    Finding brokers = Finding.of("brokers", () -> brokers(properties));
    findings.add(brokers);
    if (brokers.verdict() == Finding.Verdict.OK) {
      findings.add(
          Finding.of("transactions", () -> transactions(properties, config.run().guarantee())));
      findings.addAll(topics(properties, config));
      findings.add(Finding.of("matcher", () -> matcher(config)));
    }
    return findings;
  }

  private static Finding brokers(Map<String, Object> properties) {
    try (Admin admin = Admin.create(properties)) {
      DescribeClusterResult cluster = admin.describeCluster();
      return Finding.ok(
          "brokers",
          await(cluster.nodes()).size()
              + " at "
              + properties.get("bootstrap.servers")
              + ", cluster "
              + await(cluster.clusterId()));
    }
  }

  private static Finding transactions(
      Map<String, Object> properties, ProcessingGuarantee guarantee) {
    try (Admin admin = Admin.create(properties)) {
      FinalizedVersionRange range =
          await(admin.describeFeatures().featureMetadata())
              .finalizedFeatures()
              .get("transaction.version");
      int version = range == null ? 0 : range.maxVersionLevel();
      return Finding.okIf(
          version >= SAFE_TRANSACTIONS || guarantee == ProcessingGuarantee.AT_LEAST_ONCE,
          "transactions",
          "version " + version + ", processing.guarantee=" + guarantee.code());
    }
  }

  private static List<Finding> topics(Map<String, Object> properties, SightlineConfig config) {
    try (TopicAdmin admin = new TopicAdmin(KafkaClients.of(properties))) {
      List<TopicDifference> differences =
          admin.check(config.topics().specs(config.frames().maxBytes()));
      return differences.isEmpty()
          ? List.of(Finding.ok("topics", "as required"))
          : differences.stream().map(Cluster::finding).toList();
    } catch (KafkaRequestException e) {
      return List.of(Finding.fail("topics", e.getMessage()));
    }
  }

  /** A matcher reports every second. */
  private static Finding matcher(SightlineConfig config) {
    try (MatcherWatch watch =
        new MatcherWatch(config.kafka().clients(), config.topics().names().matchers())) {
      List<String> running = watch.reportedSince(Instant.now().minus(TIMEOUT));
      return running.isEmpty()
          ? Finding.okIf(
              false, "matcher", "none runs: frames wait in their topic; start one with 'run'")
          : Finding.ok("matcher", String.join(", ", running));
    }
  }

  private static Finding finding(TopicDifference difference) {
    return difference.setting().equals("topic")
        ? Finding.fail("topics", difference + "; 'sightline topics create' makes it")
        : Finding.okIf(false, "topics", difference.toString());
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new UnansweredException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException(e);
    }
  }

  /** Kafka refused, or did not answer. */
  private static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(Throwable cause) {
      super("no answer: " + cause.getMessage(), cause);
    }
  }
}
