package dev.sightline.config;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.SpoofConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.frames.PictureConfig;
import dev.sightline.matching.MatchConfig;
import dev.sightline.monitoring.HealthConfig;
import dev.sightline.presence.PresenceConfig;
import dev.sightline.sightings.SightingConfig;
import dev.sightline.streams.linking.LinkConfig;
import dev.sightline.streams.linking.Sites;
import dev.sightline.streams.linking.TravelTimes;
import dev.sightline.streams.runner.RunConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of cameras, of the stages, and of the processes that run them. */
final class StageSettings {
  static final RecordSettings<RunConfig> RUN =
      new RecordSettings<>(
          "Running",
          RunConfig.defaults(),
          "run.application.id",
          "run.threads",
          "processing.guarantee",
          "run.state.dir",
          "run.close.timeout.ms");

  static final RecordSettings<HealthConfig> HEALTH =
      new RecordSettings<>(
          "Health and metrics",
          HealthConfig.defaults(),
          "health.host",
          "health.port",
          "health.stalled.after.ms");

  private static final RecordSettings<PictureConfig> PICTURES =
      new RecordSettings<>(
          "Pictures", PictureConfig.defaults(), "pictures.max.pixels", "pictures.max.bytes");

  static final RecordSettings<OverloadConfig> OVERLOAD =
      new RecordSettings<>(
          "Overload", OverloadConfig.defaults(), "frames.policy", "frames.max.age.ms");

  static final RecordSettings<CameraConfig> CAMERA =
      new RecordSettings<>(
          "Cameras",
          CameraConfig.defaults(),
          "camera.max.fps",
          "camera.jpeg.quality",
          "camera.real.time",
          "camera.timeout.ms",
          "camera.reconnect.max.ms",
          "camera.rtsp.transport",
          "camera.allow.hosts");

  static final RecordSettings<MotionConfig> MOTION =
      new RecordSettings<>(
          "Motion gate",
          MotionConfig.defaults(),
          "motion.gate",
          "motion.threshold",
          "motion.keep.alive.ms");

  static final RecordSettings<DetectionConfig> DETECTION =
      new RecordSettings<>(
          "Detection",
          DetectionConfig.defaults(),
          "detect.model",
          "detect.landmarks",
          "detect.engine",
          "detect.min.face.px",
          "detect.score.threshold",
          "detect.nms.iou",
          "detect.max.faces");

  static final RecordSettings<SpoofConfig> SPOOF =
      new RecordSettings<>(
          "Presentation attacks", SpoofConfig.defaults(), "detect.spoof", "detect.spoof.threshold");

  static final RecordSettings<EmbeddingConfig> EMBEDDING =
      new RecordSettings<>(
          "Embedding",
          EmbeddingConfig.defaults(),
          "embed.model",
          "embed.mirror",
          "embed.engine",
          "embed.next.model");

  static final RecordSettings<MatchConfig> MATCHING =
      new RecordSettings<>(
          "Matching",
          MatchConfig.defaults(),
          "match.threshold",
          "match.fpir",
          "match.margin",
          "match.candidates",
          "match.collections");

  static final RecordSettings<PresenceConfig> PRESENCE =
      new RecordSettings<>(
          "Presence",
          PresenceConfig.defaults(),
          "match.confirm.faces",
          "presence.timeout.ms",
          "presence.grace.ms",
          "presence.unknown.after.ms",
          "presence.max.ahead.ms",
          "presence.strangers.retention.ms");

  static final RecordSettings<SightingConfig> SIGHTINGS =
      new RecordSettings<>("Sightings", SightingConfig.defaults(), "sightings", "sightings.faces");

  private StageSettings() {}

  static void defineLinking(ConfigDef definition, LinkConfig linking) {
    SettingGroup group = new SettingGroup(definition, "Strangers");
    group
        .choice("strangers.scope", linking.scope())
        .text("strangers.sites", linking.sites().toString())
        .text("topology.travel", linking.travel().toString())
        .millis("strangers.grace.ms", linking.grace());
  }

  static LinkConfig linking(Values values) {
    return new LinkConfig(
        (LinkConfig.Scope) values.choice("strangers.scope", LinkConfig.Scope.class),
        Sites.parse(values.text("strangers.sites")),
        TravelTimes.parse(values.text("topology.travel")),
        values.millis("strangers.grace.ms"));
  }

  static void defineFrames(ConfigDef definition, FrameConfig frames) {
    new SettingGroup(definition, "Frames")
        .integer("frames.max.width", frames.maxWidth())
        .integer("frames.max.height", frames.maxHeight())
        .integer("frames.max.bytes", frames.maxBytes());
    PICTURES.define(definition);
  }

  static FrameConfig frames(Values values) {
    return new FrameConfig(
        values.integer("frames.max.width"),
        values.integer("frames.max.height"),
        values.integer("frames.max.bytes"),
        PICTURES.read(values));
  }
}
