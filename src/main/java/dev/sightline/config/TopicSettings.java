package dev.sightline.config;

import dev.sightline.topics.TopicDeclaration;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code topics}. */
final class TopicSettings {

  private TopicSettings() {}

  static void define(ConfigDef definition) {
    TopicsConfig topics = TopicsConfig.defaults();
    SettingGroup group = new SettingGroup(definition, "Topics");
    defineNames(group, topics.names());
    group
        .integer(
            "topics.partitions",
            topics.partitions(),
            "Of frames, faces, embeddings, matches, identity events and dead letters; the other"
                + " topics have one. All frames of a camera are in one partition, so it bounds how"
                + " many threads can share the work; in [1, 10000].")
        .integer(
            "topics.replication.factor",
            topics.replicationFactor(),
            "Replicas of each partition; -1 leaves it to the broker.");
    defineRetention(group, topics.retention());
  }

  private static void defineNames(SettingGroup group, Topics names) {
    TopicDeclaration.all()
        .forEach(topic -> group.text(topic.setting(), topic.name(names), topic.meaning()));
  }

  private static void defineRetention(SettingGroup group, TopicRetention retention) {
    group
        .millis(
            "topics.frames.retention.ms",
            retention.frames(),
            "How long frames are kept; at least 60000, as below.")
        .millis("topics.faces.retention.ms", retention.faces(), "How long faces are kept.")
        .millis(
            "topics.embeddings.retention.ms",
            retention.embeddings(),
            "How long embeddings are kept.")
        .millis("topics.matches.retention.ms", retention.matches(), "How long matches are kept.")
        .millis(
            "topics.identity.events.retention.ms",
            retention.identityEvents(),
            "How long events are kept.")
        .millis("topics.audit.retention.ms", retention.audit(), "How long audit records are kept.")
        .millis(
            "topics.dead.letters.retention.ms",
            retention.deadLetters(),
            "How long dead letters are kept.");
  }

  static TopicsConfig topics(Values values) {
    return new TopicsConfig(
        new Topics(
            values.text("topics.frames"),
            values.text("topics.faces"),
            values.text("topics.embeddings"),
            values.text("topics.gallery"),
            values.text("topics.keys"),
            values.text("topics.matchers"),
            values.text("topics.matches"),
            values.text("topics.identity.events"),
            values.text("topics.audit"),
            values.text("topics.settings"),
            values.text("topics.dead.letters")),
        values.integer("topics.partitions"),
        values.integer("topics.replication.factor"),
        new TopicRetention(
            values.millis("topics.frames.retention.ms"),
            values.millis("topics.faces.retention.ms"),
            values.millis("topics.embeddings.retention.ms"),
            values.millis("topics.matches.retention.ms"),
            values.millis("topics.identity.events.retention.ms"),
            values.millis("topics.audit.retention.ms"),
            values.millis("topics.dead.letters.retention.ms")));
  }
}
