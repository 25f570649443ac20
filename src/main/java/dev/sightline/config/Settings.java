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
import dev.sightline.matching.MatchConfig;
import dev.sightline.serving.HealthConfig;
import dev.sightline.streams.RunConfig;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Every key with its type, its default (taken from the package's record) and what it means. */
final class Settings {
  static final ConfigDef DEFINITION = definition();

  private Settings() {}

  static boolean isKnown(String key) {
    return DEFINITION.configKeys().containsKey(key) || PassThrough.of(key).isPresent();
  }

  static Collection<ConfigDef.ConfigKey> keys() {
    return DEFINITION.configKeys().values();
  }

  private static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    add(
        definition,
        "bootstrap.servers",
        Type.STRING,
        "localhost:9092",
        "Kafka's brokers, HOST:PORT, separated by commas.");
    addFrames(definition, FrameConfig.defaults());
    addCamera(definition, CameraConfig.defaults());
    addDetection(definition, DetectionConfig.defaults());
    addEmbedding(definition, EmbeddingConfig.defaults());
    addGallery(definition, GalleryConfig.defaults());
    addEnrolment(definition, EnrolmentConfig.defaults());
    addMatching(definition, MatchConfig.defaults());
    addTopics(definition, TopicsConfig.defaults());
    addRun(definition, RunConfig.defaults());
    addHealth(definition, HealthConfig.defaults());
    return definition;
  }

  private static void addFrames(ConfigDef definition, FrameConfig defaults) {
    add(
        definition,
        "frames.max.width",
        Type.INT,
        defaults.maxWidth(),
        "Widest frame that is decoded, in pixels.");
    add(
        definition,
        "frames.max.height",
        Type.INT,
        defaults.maxHeight(),
        "Highest frame that is decoded, in pixels.");
    add(
        definition,
        "frames.max.bytes",
        Type.INT,
        defaults.maxBytes(),
        "Largest JPEG that is decoded.");
  }

  private static void addCamera(ConfigDef definition, CameraConfig defaults) {
    add(
        definition,
        "camera.max.fps",
        Type.DOUBLE,
        defaults.maxFps(),
        "Frames a second at most; the rest is left out.");
    add(
        definition,
        "camera.jpeg.quality",
        Type.INT,
        defaults.jpegQuality(),
        "Of frames that are encoded here.");
    add(
        definition,
        "camera.real.time",
        Type.BOOLEAN,
        defaults.realTime(),
        "Play files at the pace they were taken.");
    add(
        definition,
        "camera.timeout.ms",
        Type.LONG,
        defaults.timeout().toMillis(),
        "A stream without a picture for so long is connected anew.");
    add(
        definition,
        "camera.reconnect.max.ms",
        Type.LONG,
        defaults.longestPause().toMillis(),
        "Longest pause between two tries to connect.");
  }

  private static void addDetection(ConfigDef definition, DetectionConfig defaults) {
    add(
        definition,
        "detect.model",
        Type.STRING,
        defaults.model(),
        "`blazeface`, or the path of a YuNet `.onnx` file.");
    add(
        definition,
        "detect.min.face.px",
        Type.DOUBLE,
        defaults.minFacePx(),
        "Side of the smallest face looked for; the smaller, the more work.");
    addOptional(
        definition,
        "detect.score.threshold",
        defaults.scoreThreshold(),
        "Detections below it are dropped; empty: the model's own.");
    add(
        definition,
        "detect.nms.iou",
        Type.DOUBLE,
        defaults.nmsIou(),
        "Detections that overlap more are one face.");
    add(
        definition,
        "detect.max.faces",
        Type.INT,
        defaults.maxFaces(),
        "Faces of a frame at most, the best by score.");
  }

  private static void addEmbedding(ConfigDef definition, EmbeddingConfig defaults) {
    add(
        definition,
        "embed.model",
        Type.STRING,
        defaults.model(),
        "`default`, `face-api`, or the path of an `.slm` or `.onnx` file.");
    add(
        definition,
        "embed.mirror",
        Type.BOOLEAN,
        defaults.mirror(),
        "Average a chip with its mirror image: twice the work, fewer errors.");
    add(
        definition,
        "embed.engine",
        Type.STRING,
        lower(defaults.engine()),
        "`dl4j` or `onnxruntime`.");
  }

  private static void addGallery(ConfigDef definition, GalleryConfig defaults) {
    add(
        definition,
        "gallery.index",
        Type.STRING,
        lower(defaults.index()),
        "`float32`, or `int8`, which reads a quarter of the memory for the same answers.");
    add(
        definition,
        "gallery.templates.per.person",
        Type.INT,
        defaults.templatesPerPerson(),
        "Templates kept of a person, the most diverse.");
  }

  private static void addEnrolment(ConfigDef definition, EnrolmentConfig defaults) {
    add(
        definition,
        "enroll.min.face.px",
        Type.DOUBLE,
        defaults.minFacePx(),
        "Smallest face that is enrolled.");
    add(
        definition,
        "enroll.min.sharpness",
        Type.DOUBLE,
        defaults.minSharpness(),
        "Variance of the Laplacian of the chip; below it is blurred.");
    add(
        definition,
        "enroll.min.brightness",
        Type.DOUBLE,
        defaults.minBrightness(),
        "Mean grey value of the chip; below it is dark.");
    add(
        definition,
        "enroll.max.brightness",
        Type.DOUBLE,
        defaults.maxBrightness(),
        "Mean grey value of the chip; above it is bright.");
    add(
        definition,
        "enroll.max.yaw.degrees",
        Type.DOUBLE,
        defaults.maxYawDegrees(),
        "How far the face may turn to a side.");
    add(
        definition,
        "enroll.max.other.face.share",
        Type.DOUBLE,
        defaults.maxOtherFaceShare(),
        "How large a second face may be, of the largest's side.");
    add(
        definition,
        "enroll.near.duplicate.similarity",
        Type.DOUBLE,
        defaults.nearDuplicateSimilarity(),
        "Cosine similarity from which two templates say the same.");
  }

  private static void addMatching(ConfigDef definition, MatchConfig defaults) {
    add(
        definition,
        "match.fpir",
        Type.DOUBLE,
        defaults.fpir(),
        "Share of strangers' faces that may get a name; the threshold follows.");
    addOptional(
        definition,
        "match.threshold",
        defaults.threshold(),
        "A fixed cosine similarity instead; empty: from `match.fpir`.");
    add(
        definition,
        "match.margin",
        Type.DOUBLE,
        defaults.margin(),
        "By how much the best person must be nearer than the next.");
    add(
        definition,
        "match.candidates",
        Type.INT,
        defaults.candidates(),
        "Persons that an event lists.");
  }

  private static void addTopics(ConfigDef definition, TopicsConfig defaults) {
    Topics names = defaults.names();
    add(definition, "topics.frames", Type.STRING, names.frames(), "JPEGs by camera.");
    add(definition, "topics.faces", Type.STRING, names.faces(), "What the detect stage found.");
    add(
        definition,
        "topics.embeddings",
        Type.STRING,
        names.embeddings(),
        "What the embed stage made of it.");
    add(definition, "topics.gallery", Type.STRING, names.gallery(), "The enrolled templates.");
    add(
        definition,
        "topics.identity.events",
        Type.STRING,
        names.identityEvents(),
        "What the match stage decided.");
    add(
        definition,
        "topics.dead.letters",
        Type.STRING,
        names.deadLetters(),
        "What could not be processed.");
    add(
        definition,
        "topics.partitions",
        Type.INT,
        defaults.partitions(),
        "Of every topic but the gallery.");
    add(
        definition,
        "topics.replication.factor",
        Type.INT,
        defaults.replicationFactor(),
        "-1: the broker's own.");
    TopicRetention retention = defaults.retention();
    add(
        definition,
        "topics.frames.retention",
        Type.STRING,
        retention.frames().toString(),
        "ISO 8601 duration.");
    add(
        definition,
        "topics.faces.retention",
        Type.STRING,
        retention.faces().toString(),
        "ISO 8601 duration.");
    add(
        definition,
        "topics.embeddings.retention",
        Type.STRING,
        retention.embeddings().toString(),
        "ISO 8601 duration.");
    add(
        definition,
        "topics.identity.events.retention",
        Type.STRING,
        retention.identityEvents().toString(),
        "ISO 8601 duration.");
    add(
        definition,
        "topics.dead.letters.retention",
        Type.STRING,
        retention.deadLetters().toString(),
        "ISO 8601 duration.");
  }

  private static void addRun(ConfigDef definition, RunConfig defaults) {
    add(
        definition,
        "run.application.id",
        Type.STRING,
        defaults.applicationId(),
        "What the consumer group's name begins with.");
    add(
        definition,
        "run.threads",
        Type.INT,
        defaults.threads(),
        "Stream threads, each with its own detector and network.");
    add(
        definition,
        "run.state.dir",
        Type.STRING,
        defaults.stateDirectory().toString(),
        "Where Kafka Streams keeps its files.");
    add(
        definition,
        "run.close.timeout",
        Type.STRING,
        defaults.closeTimeout().toString(),
        "ISO 8601 duration that closing may take.");
    add(
        definition,
        "processing.guarantee",
        Type.STRING,
        defaults.guarantee().code(),
        "`at_least_once` or `exactly_once_v2`.");
  }

  private static void addHealth(ConfigDef definition, HealthConfig defaults) {
    add(
        definition,
        "health.host",
        Type.STRING,
        defaults.host(),
        "Address of the probes and metrics; `0.0.0.0` is all.");
    add(
        definition,
        "health.port",
        Type.INT,
        defaults.port(),
        "Port of the probes and metrics; 0 switches them off.");
    add(
        definition,
        "health.stalled.after",
        Type.STRING,
        defaults.stalledAfter().toString(),
        "ISO 8601 duration that a stage may be at the records it took before it counts as dead.");
  }

  private static void add(
      ConfigDef definition, String key, Type type, Object value, String documentation) {
    definition.define(key, type, value, Importance.MEDIUM, documentation);
  }

  private static void addOptional(
      ConfigDef definition, String key, OptionalDouble value, String documentation) {
    definition.define(
        key,
        Type.DOUBLE,
        value.isPresent() ? value.getAsDouble() : null,
        Importance.MEDIUM,
        documentation);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
