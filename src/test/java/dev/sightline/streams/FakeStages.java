package dev.sightline.streams;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.Outcome;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.StateEncryption;
import dev.sightline.events.TemplateKeys;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import dev.sightline.matching.CameraPresence;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.PresenceConfig;
import dev.sightline.matching.StrangerConfig;
import dev.sightline.matching.Strangers;
import dev.sightline.matching.ThresholdPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stages without pictures. A frame is text: the faces in it as angles of the unit circle, e.g.
 * {@code 10 50}; {@code refuse} is turned away, {@code throw} throws, and no bytes are no frame.
 * Two faces are alike if their angles are within eight degrees of each other.
 */
final class FakeStages {
  static final ModelId MODEL = EventFixtures.MODEL;
  static final int DIMENSION = 2;

  /** The threshold of a fixed cosine similarity: eight degrees. */
  private static final double THRESHOLD = Math.cos(Math.toRadians(8));

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

  private static final StrangerConfig STRANGERS =
      new StrangerConfig((float) THRESHOLD, (float) THRESHOLD, (float) THRESHOLD, 12);

  /** How many readers and embedders are open. */
  final AtomicInteger open = new AtomicInteger();

  private final Duration frameTime;

  FakeStages() {
    this(Duration.ZERO);
  }

  /**
   * @param frameTime what reading a frame takes
   */
  FakeStages(Duration frameTime) {
    this.frameTime = frameTime;
  }

  static byte[] frame(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A record of the gallery topic: key and value. */
  static Template template(String person, int degrees) {
    return template(person, degrees, MODEL);
  }

  static Template template(String person, int degrees, ModelId model) {
    return new Template(
        new TemplateKey("staff", person, "1"),
        Embedding.normalized(model, vector(degrees)),
        EventFixtures.quality(),
        person + ".jpg",
        Instant.EPOCH,
        new EncodedChip(new byte[] {1}, ChipTemplate.RESNET_150.id()));
  }

  static byte[] value(Template template) {
    return RecordCodecs.templates().write(template);
  }

  RecognitionStages of(StageRange range) {
    RecognitionStages stages = RecognitionStages.none();
    if (range.includes(Stage.DETECT)) {
      stages = stages.withDetect(this::reader);
    }
    if (range.includes(Stage.EMBED)) {
      stages = stages.withEmbed(new Model());
    }
    return range.includes(Stage.MATCH) ? stages.withMatch(matching()) : stages;
  }

  static Matching matching() {
    return new Matching(
        MODEL,
        DIMENSION,
        new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(THRESHOLD)),
        new CameraPresence(PRESENCE, (float) THRESHOLD),
        new Strangers(STRANGERS, PRESENCE.unknownsKept()),
        () -> new GalleryIndex(GalleryConfig.defaults()),
        TemplateKeys::none,
        StateEncryption.none());
  }

  static float[] vector(int degrees) {
    double radians = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
  }

  private SceneReader reader() {
    open.incrementAndGet();
    return new Reader();
  }

  private final class Reader implements SceneReader {
    @Override
    public Outcome<Scene> read(byte[] jpeg) {
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
      List<AlignedFace> faces = new ArrayList<>();
      for (String degrees : text.isBlank() ? new String[0] : text.strip().split(" ")) {
        faces.add(face(faces.size(), Integer.parseInt(degrees)));
      }
      return Outcome.done(new Scene(640, 480, "fake", faces));
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
    @Override
    public ModelId id() {
      return MODEL;
    }

    @Override
    public int dimension() {
      return DIMENSION;
    }

    @Override
    public ChipTemplate template() {
      return ChipTemplate.RESNET_150;
    }

    @Override
    public FaceEmbedder newEmbedder() {
      open.incrementAndGet();
      return new Embedder();
    }

    @Override
    public void close() {}
  }

  private final class Embedder implements FaceEmbedder {
    @Override
    public ModelId model() {
      return MODEL;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return chips.stream()
          .map(chip -> chip.pixels().bgr()[0] & 0xFF)
          .map(degrees -> Embedding.normalized(MODEL, vector(degrees)))
          .toList();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
