package dev.sightline.config;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.events.TopicRetention;
import dev.sightline.events.Topics;
import dev.sightline.events.TopicsConfig;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.IndexType;
import dev.sightline.matching.MatchConfig;
import dev.sightline.serving.HealthConfig;
import dev.sightline.streams.ProcessingGuarantee;
import dev.sightline.streams.RunConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The whole configuration, checked.
 *
 * @param bootstrapServers Kafka's brokers
 * @param kafka settings of Kafka's own clients, passed through
 */
public record SightlineConfig(
    String bootstrapServers,
    FrameConfig frames,
    CameraConfig camera,
    DetectionConfig detection,
    EmbeddingConfig embedding,
    GalleryConfig gallery,
    EnrolmentConfig enrolment,
    MatchConfig matching,
    TopicsConfig topics,
    RunConfig run,
    HealthConfig health,
    KafkaSettings kafka) {

  /**
   * Reads a configuration: the file's properties, over them the environment, over that the
   * overrides.
   *
   * @param file properties; empty for none
   * @param environment variables; {@code SIGHTLINE_MATCH_FPIR} sets {@code match.fpir}
   * @param overrides by key
   * @throws ConfigException if a key is unknown or a value is not allowed; the message says which,
   *     the value found, the value allowed and where it was set
   */
  public static SightlineConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    ConfigSources sources = ConfigSources.read(file, environment, overrides);
    SettingValues values = SettingValues.parse(sources);
    return new SightlineConfig(
        values.string("bootstrap.servers"),
        values.record(SightlineConfig::frames),
        values.record(SightlineConfig::camera),
        values.record(SightlineConfig::detection),
        values.record(SightlineConfig::embedding),
        values.record(SightlineConfig::gallery),
        values.record(SightlineConfig::enrolment),
        values.record(SightlineConfig::matching),
        values.record(SightlineConfig::topics),
        values.record(SightlineConfig::run),
        values.record(SightlineConfig::health),
        KafkaSettings.of(values.string("bootstrap.servers"), sources.values()));
  }

  /** The defaults, at these brokers. */
  public static SightlineConfig at(String bootstrapServers) {
    return load(Optional.empty(), Map.of(), Map.of("bootstrap.servers", bootstrapServers));
  }

  /** A copy that runs otherwise. */
  public SightlineConfig withRun(RunConfig other) {
    return new SightlineConfig(
        bootstrapServers,
        frames,
        camera,
        detection,
        embedding,
        gallery,
        enrolment,
        matching,
        topics,
        other,
        health,
        kafka);
  }

  private static FrameConfig frames(SettingValues values) {
    return new FrameConfig(
        values.integer("frames.max.width"),
        values.integer("frames.max.height"),
        values.integer("frames.max.bytes"));
  }

  private static CameraConfig camera(SettingValues values) {
    return new CameraConfig(
        values.real("camera.max.fps"),
        values.integer("camera.jpeg.quality"),
        values.bool("camera.real.time"),
        values.millis("camera.timeout.ms"),
        values.millis("camera.reconnect.max.ms"));
  }

  private static DetectionConfig detection(SettingValues values) {
    return new DetectionConfig(
        values.string("detect.model"),
        values.real("detect.min.face.px"),
        values.optionalReal("detect.score.threshold"),
        values.real("detect.nms.iou"),
        values.integer("detect.max.faces"));
  }

  private static EmbeddingConfig embedding(SettingValues values) {
    return new EmbeddingConfig(
        values.string("embed.model"),
        values.bool("embed.mirror"),
        values.choice("embed.engine", EmbeddingConfig.Engine.class));
  }

  private static GalleryConfig gallery(SettingValues values) {
    return new GalleryConfig(
        values.choice("gallery.index", IndexType.class),
        values.integer("gallery.templates.per.person"));
  }

  private static EnrolmentConfig enrolment(SettingValues values) {
    return new EnrolmentConfig(
        values.real("enroll.min.face.px"),
        values.real("enroll.min.sharpness"),
        values.real("enroll.min.brightness"),
        values.real("enroll.max.brightness"),
        values.real("enroll.max.yaw.degrees"),
        values.real("enroll.max.other.face.share"),
        values.real("enroll.near.duplicate.similarity"));
  }

  private static MatchConfig matching(SettingValues values) {
    return new MatchConfig(
        values.optionalReal("match.threshold"),
        values.real("match.fpir"),
        values.real("match.margin"),
        values.integer("match.candidates"));
  }

  private static TopicsConfig topics(SettingValues values) {
    Topics names =
        new Topics(
            values.string("topics.frames"),
            values.string("topics.faces"),
            values.string("topics.embeddings"),
            values.string("topics.gallery"),
            values.string("topics.identity.events"),
            values.string("topics.dead.letters"));
    TopicRetention retention =
        new TopicRetention(
            values.duration("topics.frames.retention"),
            values.duration("topics.faces.retention"),
            values.duration("topics.embeddings.retention"),
            values.duration("topics.identity.events.retention"),
            values.duration("topics.dead.letters.retention"));
    return new TopicsConfig(
        names,
        values.integer("topics.partitions"),
        values.integer("topics.replication.factor"),
        retention);
  }

  private static RunConfig run(SettingValues values) {
    return new RunConfig(
        values.string("run.application.id"),
        values.integer("run.threads"),
        values.choice("processing.guarantee", ProcessingGuarantee.class),
        Path.of(values.string("run.state.dir")),
        values.duration("run.close.timeout"));
  }

  private static HealthConfig health(SettingValues values) {
    return new HealthConfig(
        values.string("health.host"),
        values.integer("health.port"),
        values.duration("health.stalled.after"));
  }
}
