package dev.sightline.streams;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.embedding.ModelProperties;
import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.Likeness;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.PresenceConfig;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.linking.LinkConfig;
import dev.sightline.streams.linking.Linker;
import dev.sightline.streams.linking.Linking;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Stages without pictures. A frame is text: the faces in it as angles of the unit circle, e.g.
 * {@code 10 50}; {@code refuse} is turned away, {@code throw} throws, {@code lose} fails as Kafka
 * does, and no bytes are no frame. Two faces are alike if their angles are within eight degrees of
 * each other. There is a second model, {@link #NEXT}, for which the same holds, but whose vectors
 * are another's: longer, at half the angles, and so with a threshold of its own.
 */
public final class FakeStages {
  static final ModelId MODEL = EventFixtures.MODEL;
  static final ModelId NEXT = new ModelId("next-model");

  /** The threshold of a fixed cosine similarity: eight degrees. */
  private static final double THRESHOLD = Math.cos(Math.toRadians(8));

  private static final double NEXT_THRESHOLD = Math.cos(Math.toRadians(4));

  /**
   * Three faces agree; 5 s without being seen, 500 ms late, 2 s without a name, 10 s ahead, an hour
   * of memory.
   */
  private static final PresenceConfig PRESENCE =
      new PresenceConfig(
          3,
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofHours(1));

  /** How long visits wait for others before they are linked. */
  static final Duration LINK_GRACE = Duration.ofSeconds(30);

  /** How many readers and embedders are open. */
  final AtomicInteger open = new AtomicInteger();

  private final Duration frameTime;
  private final List<ModelId> models;

  FakeStages() {
    this(Duration.ZERO);
  }

  /** Stages that have these models; the first is the configured one. */
  FakeStages(ModelId... models) {
    this(Duration.ZERO, List.of(models));
  }

  /**
   * @param frameTime what reading a frame takes
   */
  public FakeStages(Duration frameTime) {
    this(frameTime, List.of(MODEL));
  }

  private FakeStages(Duration frameTime, List<ModelId> models) {
    this.frameTime = frameTime;
    this.models = models;
  }

  public static byte[] frame(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A record of the gallery topic: key and value. */
  static Template template(String person, int degrees) {
    return template(person, degrees, MODEL);
  }

  static Template template(String person, int degrees, ModelId model) {
    return new Template(
        new TemplateId("staff", person, "1"),
        embedding(model, degrees),
        EventFixtures.quality(),
        person + ".jpg",
        Instant.EPOCH,
        new EncodedChip(new byte[] {1}, ChipTemplate.RESNET_150.id()));
  }

  static byte[] value(Template template) {
    return RecordCodecs.templates().write(template);
  }

  public RecognitionStages of(StageRange range) {
    RecognitionStages stages = RecognitionStages.none();
    if (range.includes(Stage.DETECT)) {
      stages = stages.withDetect(this::reader);
    }
    if (range.includes(Stage.EMBED)) {
      stages = stages.withEmbed(models.stream().map(this::model).toList());
    }
    return range.includes(Stage.MATCH) ? stages.withMatch(matching(models)) : stages;
  }

  /** Stages that give strangers common ids, half a minute after their visits. */
  RecognitionStages linking(StageRange range) {
    StrangerConfig alike = new StrangerConfig(0.99f, 0.99f, 0.99f, 12);
    LinkConfig config = LinkConfig.defaults();
    Duration hour = Duration.ofHours(1);
    return of(range)
        .withLinking(
            new Linking(
                new Linker(PerModel.same(alike), config, hour),
                config.travel(),
                LINK_GRACE,
                hour,
                DataKeys::none,
                StateEncryption.none()));
  }

  private EmbeddingModel model(ModelId model) {
    return new Model(model);
  }

  static Matching matching() {
    return matching(List.of(MODEL));
  }

  private static Matching matching(List<ModelId> models) {
    return matching(models, PRESENCE);
  }

  /** Matching with which one face is enough for a name. */
  static Matching confirmedByOneFace() {
    return matching(
        List.of(MODEL),
        new PresenceConfig(
            1,
            PRESENCE.timeout(),
            PRESENCE.grace(),
            PRESENCE.unknownAfter(),
            PRESENCE.maxAhead(),
            PRESENCE.strangersKept()));
  }

  private static Matching matching(List<ModelId> models, PresenceConfig presence) {
    PerModel<Float> alike = PerModel.of(models, model -> model, model -> (float) threshold(model));
    return new Matching(
        models.stream().map(FakeStages::compared).toList(),
        new CameraPresence(presence, alike.map(Likeness::around)),
        new Strangers(
            alike.map(same -> new StrangerConfig(same, same, same, 12)), presence.strangersKept()),
        () -> new GalleryIndex(GalleryConfig.defaults()),
        DataKeys::none,
        StateEncryption.none());
  }

  private static ComparedModel compared(ModelId model) {
    return new ComparedModel(
        model,
        embedding(model, 0).dimension(),
        new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(threshold(model))));
  }

  private static double threshold(ModelId model) {
    return model.equals(NEXT) ? NEXT_THRESHOLD : THRESHOLD;
  }

  /** What a model makes of a face. */
  static Embedding embedding(ModelId model, int degrees) {
    double radians = Math.toRadians(model.equals(NEXT) ? degrees / 2.0 : degrees);
    float x = (float) Math.cos(radians);
    float y = (float) Math.sin(radians);
    return Embedding.normalized(
        model, model.equals(NEXT) ? new float[] {0, y, x} : new float[] {x, y});
  }

  private FrameDetector reader() {
    open.incrementAndGet();
    return new Reader();
  }

  private final class Reader implements FrameDetector {
    @Override
    public Outcome<PictureFaces> read(byte[] jpeg) {
      if (jpeg == null) {
        return Outcome.rejected(RejectionReason.FRAME_EMPTY, "0 bytes");
      }
      LockSupport.parkNanos(frameTime.toNanos());
      String text = new String(jpeg, StandardCharsets.UTF_8);
      if (text.equals("refuse")) {
        return Outcome.rejected(RejectionReason.FRAME_NOT_A_JPEG, "6 bytes of text");
      }
      if (text.equals("throw")) {
        throw new UnsupportedOperationException("as a native library might");
      }
      if (text.equals("lose")) {
        throw new StreamsException("as when a record sent before was lost");
      }
      List<AlignedFace> faces = new ArrayList<>();
      for (String degrees : text.isBlank() ? new String[0] : text.strip().split(" ")) {
        faces.add(face(faces.size(), Integer.parseInt(degrees)));
      }
      return Outcome.done(new PictureFaces(640, 480, "fake", faces));
    }

    private AlignedFace face(int index, int degrees) {
      return new AlignedFace(
          EventFixtures.detected(index * 150f),
          EventFixtures.quality(),
          EventFixtures.chip(degrees));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final class Model implements EmbeddingModel {
    private final ModelId model;

    private Model(ModelId model) {
      this.model = model;
    }

    @Override
    public ModelProperties properties() {
      return new ModelProperties(
          model, embedding(model, 0).dimension(), ChipTemplate.RESNET_150, Optional.empty());
    }

    @Override
    public FaceEmbedder newEmbedder() {
      open.incrementAndGet();
      return new Embedder(model);
    }

    @Override
    public void close() {}
  }

  private final class Embedder implements FaceEmbedder {
    private final ModelId model;

    private Embedder(ModelId model) {
      this.model = model;
    }

    @Override
    public ModelId model() {
      return model;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream()
          .map(chip -> chip.pixels().bgr()[0] & 0xFF)
          .map(degrees -> embedding(model, degrees))
          .toList();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
