package dev.sightline.config;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.SpoofConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.encryption.EncryptionConfig;
import dev.sightline.encryption.KeySource;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.matching.MatchConfig;
import dev.sightline.monitoring.HealthConfig;
import dev.sightline.presence.PresenceConfig;
import dev.sightline.serving.http.ServeConfig;
import dev.sightline.serving.webhook.WebhookConfig;
import dev.sightline.sightings.SightingConfig;
import dev.sightline.sightings.search.SearchConfig;
import dev.sightline.streams.TopologyConfig;
import dev.sightline.streams.linking.LinkConfig;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.topics.TopicsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The whole configuration, validated: every package's record, and Kafka's properties.
 *
 * @param bootstrapServers Kafka's brokers
 * @param kafka the properties of Kafka's own clients, passed through
 * @param shown each setting as it may be logged, by key, defaults included; secrets only as set
 */
public record SightlineConfig(
    String bootstrapServers,
    KafkaSettings kafka,
    TopicsConfig topics,
    RunConfig run,
    HealthConfig health,
    ServeConfig serve,
    WebhookConfig webhook,
    FrameConfig frames,
    OverloadConfig overload,
    CameraConfig camera,
    MotionConfig motion,
    DetectionConfig detection,
    SpoofConfig spoof,
    EmbeddingConfig embedding,
    GalleryConfig gallery,
    KeySource encryption,
    EnrolmentConfig enrolment,
    MatchConfig matching,
    PresenceConfig presence,
    SightingConfig sightings,
    LinkConfig linking,
    SearchConfig search,
    List<ShownSetting> shown) {
  private static final ConfigDef DEFINITION = define();

  /**
   * Reads a configuration: the file's properties, overridden by the environment, overridden by the
   * overrides.
   *
   * @param file a Java properties file in UTF-8; empty for none
   * @param environment environment variables; {@code SIGHTLINE_MATCH_FPIR} sets {@code match.fpir}
   * @param overrides values by setting
   * @throws ConfigException if the file cannot be read, a setting is unknown or a value is not
   *     allowed; the message names the setting, the value found, the values allowed and the source
   */
  public static SightlineConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, Setting> settings = ConfigSources.read(file, environment, overrides);
    KnownSettings.check(DEFINITION, settings);
    Values values = new Values(DEFINITION, settings);
    String bootstrapServers = values.text("bootstrap.servers");
    return new SightlineConfig(
        bootstrapServers,
        KafkaSettings.of(bootstrapServers, settings),
        values.make(TopicSettings::topics),
        values.make(StageSettings.RUN::read),
        values.make(StageSettings.HEALTH::read),
        values.make(ServeSettings::serve),
        values.make(WebhookSettings::webhook),
        values.make(StageSettings::frames),
        values.make(StageSettings.OVERLOAD::read),
        values.make(StageSettings.CAMERA::read),
        values.make(StageSettings.MOTION::read),
        values.make(StageSettings.DETECTION::read),
        values.make(StageSettings.SPOOF::read),
        values.make(StageSettings.EMBEDDING::read),
        values.make(GallerySettings.GALLERY::read),
        new KeySource(values.make(GallerySettings::encryption)),
        values.make(GallerySettings.ENROLMENT::read),
        values.make(StageSettings.MATCHING::read),
        values.make(StageSettings.PRESENCE::read),
        values.make(StageSettings.SIGHTINGS::read),
        values.make(StageSettings::linking),
        values.make(SearchSettings::search),
        ShownSettings.of(DEFINITION, settings));
  }

  /** Returns the configuration in which nothing is set. */
  public static SightlineConfig byDefault() {
    return load(Optional.empty(), Map.of(), Map.of());
  }

  /** Returns the defaults with these brokers. */
  public static SightlineConfig at(String bootstrapServers) {
    return load(Optional.empty(), Map.of(), Map.of("bootstrap.servers", bootstrapServers));
  }

  private static ConfigDef define() {
    ConfigDef definition = new ConfigDef();
    new SettingGroup(definition, "Kafka").text("bootstrap.servers", "localhost:9092");
    TopicSettings.define(definition, TopicsConfig.defaults());
    StageSettings.RUN.define(definition);
    StageSettings.HEALTH.define(definition);
    ServeSettings.define(definition, ServeConfig.defaults());
    OidcSettings.define(definition);
    WebhookSettings.define(definition, WebhookConfig.defaults());
    StageSettings.defineFrames(definition, FrameConfig.defaults());
    StageSettings.OVERLOAD.define(definition);
    StageSettings.CAMERA.define(definition);
    StageSettings.MOTION.define(definition);
    StageSettings.DETECTION.define(definition);
    StageSettings.SPOOF.define(definition);
    StageSettings.EMBEDDING.define(definition);
    GallerySettings.define(definition, EncryptionConfig.defaults());
    StageSettings.MATCHING.define(definition);
    StageSettings.PRESENCE.define(definition);
    StageSettings.SIGHTINGS.define(definition);
    StageSettings.defineLinking(definition, LinkConfig.defaults());
    SearchSettings.define(definition, SearchConfig.defaults());
    return definition;
  }

  static ConfigDef definition() {
    return DEFINITION;
  }

  /** Returns whether a setting was set, rather than left at its default. */
  public boolean isSet(String key) {
    return shown.stream().anyMatch(setting -> setting.key().equals(key) && setting.isSet());
  }

  /** Returns the value of each setting by key, as it may be logged. */
  public Map<String, String> shownValues() {
    return shown.stream().collect(Collectors.toMap(ShownSetting::key, ShownSetting::value));
  }

  /** Returns the part of the configuration that the topology needs. */
  public TopologyConfig topology() {
    return new TopologyConfig(topics.names(), frames.maxBytes(), overload, sightings);
  }

  /** Returns a copy with another run configuration. */
  public SightlineConfig withRun(RunConfig other) {
    return new SightlineConfig(
        bootstrapServers,
        kafka,
        topics,
        other,
        health,
        serve,
        webhook,
        frames,
        overload,
        camera,
        motion,
        detection,
        spoof,
        embedding,
        gallery,
        encryption,
        enrolment,
        matching,
        presence,
        sightings,
        linking,
        search,
        shown);
  }
}
