package dev.sightline.monitoring;

import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.MatchType;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.ClockSetBack;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.streams.ShedReason;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The meters of a process's stages. No meter names a person.
 *
 * <table> <caption>Meters, as Prometheus names them</caption>
 * <tr><td>{@code sightline_stage_seconds{stage}}</td><td>the time of a stage per frame</td></tr>
 * <tr><td>{@code sightline_frame_age_seconds{stage}}</td> <td>from a frame's capture to the end of the stage</td></tr>
 * <tr><td>{@code sightline_frames_total{stage,camera}}</td><td>frames processed</td></tr>
 * <tr><td>{@code sightline_faces_total{stage}}</td><td>faces in them</td></tr>
 * <tr><td>{@code sightline_rejected_total{stage,reason}}</td><td>dead letters</td></tr>
 * <tr><td>{@code sightline_frames_shed_total{camera,reason}}</td> <td>frames dropped under overload</td></tr>
 * <tr><td>{@code sightline_decisions_total{type,reason}}</td><td>faces decided</td></tr>
 * <tr><td>{@code sightline_presence_total{type}}</td><td>presence events</td></tr>
 * <tr><td>{@code sightline_frames_late_total{camera}}</td> <td>frames that came too late, or twice, for presence</td></tr>
 * <tr><td>{@code sightline_camera_clock_set_back_total{camera}}</td> <td>how often a camera's clock was set back</td></tr>
 * <tr><td>{@code sightline_cosine_similarity_percent{type}}</td><td>of a face and its nearest template; 93 is 0.93. A drift indicates a change of cameras or model</td></tr>
 * <tr><td>{@code sightline_match_threshold}</td><td>the threshold of the last decision</td></tr>
 * <tr><td>{@code sightline_gallery_templates}, {@code _persons}, {@code _revision}</td> <td>the gallery in memory</td></tr>
 * <tr><td>{@code sightline_gallery_foreign}</td> <td>templates without a vector of a loaded model</td></tr>
 * <tr><td>{@code sightline_gallery_refused_total{reason}}</td> <td>gallery records that cannot be searched</td></tr>
 * </table>
 */
public final class StageMeters implements StageMetrics {
  /**
   * The maximum number of cameras counted separately, because any producer may write any camera id;
   * further cameras are counted together.
   */
  static final int MAX_CAMERAS = 1000;

  /** The value of the camera's tag for further cameras. */
  static final String FURTHER_CAMERAS = "(further cameras)";

  private static final String FRAMES = "sightline.frames";
  private static final String CAMERA = "camera";
  private static final String STAGE = "stage";
  private static final String REASON = "reason";
  private static final String NO_REASON = "none";

  private final MeterRegistry registry;
  private final Clock clock;
  private final Set<String> cameras = ConcurrentHashMap.newKeySet();
  private volatile double threshold = Double.NaN;
  private volatile int foreign;
  private volatile GallerySize gallery = new GallerySize(0, 0, 0);

  private volatile Consumer<FrameRef> matched = frame -> {};

  private record GallerySize(long revision, int templates, int persons) {}

  /**
   * Registers the meters of these stages, so that counters start at 0.
   *
   * @param clock the clock for a frame's age
   */
  public StageMeters(MeterRegistry registry, Collection<Stage> stages, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    for (Stage stage : stages) {
      work(stage);
      age(stage);
      faces(stage);
      for (RejectionReason reason : RejectionReason.values()) {
        rejections(stage, reason);
      }
    }
  }

  /** Passes each frame on that the match stage has processed. */
  public void passMatched(Consumer<FrameRef> receiver) {
    matched = receiver;
  }

  /** Registers the meters of the matching stage. */
  public void addGallery() {
    gauge("sightline.match.threshold", () -> threshold, "Cosine similarity of the last decision");
    gauge("sightline.gallery.templates", () -> gallery.templates(), "Templates that are searched");
    gauge("sightline.gallery.persons", () -> gallery.persons(), "Persons with a template");
    gauge(
        "sightline.gallery.foreign", () -> foreign, "Templates without a vector of a loaded model");
    gauge(
        "sightline.gallery.revision",
        () -> gallery.revision(),
        "Revision of the gallery in memory");
    for (IdentityEventType type : IdentityEventType.values()) {
      presence(type);
    }
    for (MatchType type : MatchType.values()) {
      similarities(type);
    }
    for (RejectionReason reason : RejectionReason.values()) {
      galleryRefusals(reason);
    }
  }

  private void gauge(String name, Supplier<Number> value, String description) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  @Override
  public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
    work(stage).record(Duration.ofNanos(nanos));
    // A camera's clock may be ahead; Micrometer refuses negative times.
    Duration age = Duration.between(frame.capturedAt(), clock.instant());
    age(stage).record(age.isNegative() ? Duration.ZERO : age);
    registry.counter(FRAMES, STAGE, stage.code(), CAMERA, tag(frame.camera())).increment();
    faces(stage).increment(faces);
    if (stage == Stage.MATCH) {
      matched.accept(frame);
    }
  }

  @Override
  public void rejected(Stage stage, RejectionReason reason) {
    rejections(stage, reason).increment();
  }

  @Override
  public void shed(String camera, ShedReason reason) {
    registry
        .counter("sightline.frames.shed", CAMERA, tag(camera), REASON, reason.code())
        .increment();
  }

  @Override
  public void decided(Match event) {
    String reason = event.reason() == null ? NO_REASON : event.reason();
    registry
        .counter("sightline.decisions", "type", event.type().code(), REASON, reason)
        .increment();
    if (event.cosineSimilarity() != null) {
      similarities(event.type()).record(Math.max(0, event.cosineSimilarity()));
    }
    threshold = event.evidence().threshold();
  }

  @Override
  public void countEvent(IdentityEventType type) {
    presence(type).increment();
  }

  @Override
  public void late(String camera) {
    registry.counter("sightline.frames.late", CAMERA, tag(camera)).increment();
  }

  @Override
  public void clockSetBack(ClockSetBack clock) {
    registry.counter("sightline.camera.clock.set.back", CAMERA, tag(clock.camera())).increment();
  }

  @Override
  public void galleryChanged(long revision, int templates, int persons) {
    gallery = new GallerySize(revision, templates, persons);
  }

  @Override
  public void galleryForeign(int templates) {
    foreign = templates;
  }

  @Override
  public void galleryRefused(RejectionReason reason) {
    galleryRefusals(reason).increment();
  }

  private String tag(String camera) {
    if (!cameras.contains(camera) && cameras.size() < MAX_CAMERAS) {
      cameras.add(camera);
    }
    return cameras.contains(camera) ? camera : FURTHER_CAMERAS;
  }

  private Timer work(Stage stage) {
    return Timer.builder("sightline.stage")
        .description("Time of a stage per frame")
        .tag(STAGE, stage.code())
        .serviceLevelObjectives(millis(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000))
        .register(registry);
  }

  private Timer age(Stage stage) {
    return Timer.builder("sightline.frame.age")
        .description("From a frame's capture to the end of the stage")
        .tag(STAGE, stage.code())
        .serviceLevelObjectives(
            millis(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000))
        .register(registry);
  }

  private static Duration[] millis(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  private Counter faces(Stage stage) {
    return registry.counter("sightline.faces", STAGE, stage.code());
  }

  private Counter rejections(Stage stage, RejectionReason reason) {
    return registry.counter("sightline.rejected", STAGE, stage.code(), REASON, reason.code());
  }

  private Counter presence(IdentityEventType type) {
    return registry.counter("sightline.presence", "type", type.code());
  }

  private Counter galleryRefusals(RejectionReason reason) {
    return registry.counter("sightline.gallery.refused", REASON, reason.code());
  }

  private DistributionSummary similarities(MatchType type) {
    return DistributionSummary.builder("sightline.cosine.similarity")
        .description(
            "Cosine similarity of a face and its nearest template; negative values count as 0")
        .baseUnit("percent")
        .scale(100)
        .tag("type", type.code())
        .serviceLevelObjectives(IntStream.range(1, 25).mapToDouble(part -> 4 * part).toArray())
        .register(registry);
  }
}
