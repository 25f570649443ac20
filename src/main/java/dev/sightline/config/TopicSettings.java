package dev.sightline.config;

import dev.sightline.topics.TopicDeclaration;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code topics}. */
final class TopicSettings {

  private static final String TITLE = "Topics";

  private static final RecordSettings<TopicRetention.Flow> FLOW =
      new RecordSettings<>(
          TITLE,
          TopicRetention.defaults().flow(),
          "topics.frames.retention.ms",
          "topics.faces.retention.ms",
          "topics.embeddings.retention.ms",
          "topics.matches.retention.ms");

  private static final RecordSettings<TopicRetention.Results> RESULTS =
      new RecordSettings<>(
          TITLE,
          TopicRetention.defaults().results(),
          "topics.identity.events.retention.ms",
          "topics.sightings.retention.ms",
          "topics.audit.retention.ms",
          "topics.dead.letters.retention.ms");

  private TopicSettings() {}

  static void define(ConfigDef definition, TopicsConfig topics) {
    SettingGroup group = new SettingGroup(definition, TITLE);
    TopicDeclaration.all()
        .forEach(topic -> group.text(topic.setting(), topic.name(topics.names())));
    group
        .integer("topics.partitions", topics.partitions())
        .integer("topics.replication.factor", topics.replicationFactor());
    FLOW.addTo(group);
    RESULTS.addTo(group);
  }

  static TopicsConfig topics(Values values) {
    return new TopicsConfig(
        Topics.of(values::text),
        values.integer("topics.partitions"),
        values.integer("topics.replication.factor"),
        new TopicRetention(FLOW.read(values), RESULTS.read(values)));
  }
}
