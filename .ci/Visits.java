import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.Stranger;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.sightings.SightingWriter;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicWriter;
import dev.sightline.topics.Topics;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes a large deployment's records, as its own programs write them: persons with a random vector each, visits of the
 * past day, and the audit. Or keeps cameras up and lets visits begin and end, until it is killed.
 *
 * <p>{@code BROKER MODEL DIMENSION CAMERAS PERSONS VISITS} or {@code BROKER MODEL DIMENSION CAMERAS live}.
 */
final class Visits {
  private static final Topics TOPICS = Topics.defaults();
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration STAY = Duration.ofSeconds(20);
  private static final FaceQuality QUALITY = new FaceQuality(112, 0.95f, 0.4f, 0.5f, 5, 0);
  private static final int FRAMES = 32;

  private final KafkaClients clients;
  private final ModelId model;
  private final int dimension;
  private final int cameras;
  private final Random random = new Random(14);

  private Visits(String broker, String model, int dimension, int cameras) {
    this.clients = KafkaClients.of(Map.of("bootstrap.servers", broker, "default.api.timeout.ms", "60000"));
    this.model = new ModelId(model);
    this.dimension = dimension;
    this.cameras = cameras;
  }

  public static void main(String[] args) throws Exception {
    Visits visits = new Visits(args[0], args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    if (args[4].equals("live")) {
      visits.live();
      return;
    }
    visits.frames();
    visits.persons(Integer.parseInt(args[4]));
    visits.past(Integer.parseInt(args[4]), Integer.parseInt(args[5]));
  }

  private static byte[] picture(int width, int height, int number) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, Color.HSBtoRGB(number / 64f, 0.5f, 0.3f + 0.6f * x * y / (width * height)));
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  private Embedding vector() {
    float[] components = new float[dimension];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      components[i] = (float) random.nextGaussian();
      square += components[i] * components[i];
    }
    for (int i = 0; i < dimension; i++) {
      components[i] /= (float) Math.sqrt(square);
    }
    return Embedding.of(model, components);
  }

  private static PersonId person(int number) {
    return new PersonId("staff", "Person " + number);
  }

  private void frames() throws IOException {
    try (TopicWriter frames = new TopicWriter(clients, TOPICS.frames())) {
      for (int i = 0; i < FRAMES; i++) {
        frames.sendAs(partitions -> 0, Instant.now(), "camera-0", picture(640, 480, i));
      }
      frames.commit();
    }
  }

  private void persons(int persons) throws IOException {
    try (GalleryWriter gallery = new GalleryWriter(clients, TOPICS.gallery());
        TopicWriter audit = new TopicWriter(clients, TOPICS.audit())) {
      for (int i = 0; i < persons; i++) {
        PersonId person = person(i);
        EncodedChip chip = new EncodedChip(picture(112, 112, i % 64), ChipTemplate.RESNET_150.id());
        gallery.put(
            new Template(
                new TemplateId(person.collection(), person.person(), "0001"), vector(), QUALITY, "a.jpg", Instant.now(), chip));
        audit.send(
            "generator",
            RecordCodecs.audit().write(new AuditRecord(Instant.now(), "generator", AuditAction.ENROLLED, person.toString(), 1, 0, i)));
        if (i % 1000 == 999) {
          gallery.commit();
          audit.commit();
        }
      }
      gallery.commit();
      audit.commit();
    }
  }

  /** One visit in four is a stranger's. */
  private void past(int persons, int visits) throws IOException {
    Instant start = Instant.now().minus(DAY);
    byte[] face = picture(112, 112, 7);
    try (IdentityEventWriter events = new IdentityEventWriter(clients, TOPICS);
        SightingWriter sightings = new SightingWriter(clients, TOPICS, SightingSeal.none())) {
      for (int i = 0; i < visits; i++) {
        Instant at = start.plusMillis(DAY.toMillis() * i / visits);
        Optional<PersonId> who = i % 4 == 0 ? Optional.empty() : Optional.of(person(random.nextInt(persons)));
        String camera = "camera-" + i % cameras;
        IdentityEvent left = event(camera, at, false, who);
        events.write(event(camera, at, true, who));
        events.write(left);
        sightings.write(sighting(left, who, face));
        if (i % 2000 == 1999) {
          events.commit();
          sightings.commit();
        }
      }
      events.commit();
      sightings.commit();
    }
  }

  private IdentityEvent event(String camera, Instant at, boolean isEntering, Optional<PersonId> who) {
    String track = camera + "-" + at.toEpochMilli() + "-0";
    String kind = who.isPresent() ? "person" : "unknown";
    String visit = track + ":" + kind + ".entered:" + at.toEpochMilli();
    Instant seen = isEntering ? at : at.plus(STAY);
    float similarity = who.isPresent() ? 0.7f : (float) (0.15 + 0.1 * random.nextGaussian());
    IdentityEventType type =
        who.isPresent()
            ? isEntering ? IdentityEventType.PERSON_ENTERED : IdentityEventType.PERSON_LEFT
            : isEntering ? IdentityEventType.UNKNOWN_ENTERED : IdentityEventType.UNKNOWN_LEFT;
    return new IdentityEvent(
        isEntering ? visit : track + ":" + kind + ".left:" + seen.toEpochMilli(),
        type,
        camera,
        seen,
        visit,
        track,
        who.map(PersonId::person).orElse(null),
        who.map(PersonId::collection).orElse(null),
        null,
        at,
        seen,
        20,
        who.map(one -> List.of(new IdentityEvent.Vote(one.person(), one.collection(), 18, 12.0))).orElse(List.of()),
        new IdentityEvent.BestShot(
            new IdentityEvent.FramePlace(TOPICS.frames(), 0, Math.floorMod(track.hashCode(), FRAMES)),
            at,
            0,
            new Box(200, 120, 160, 160),
            QUALITY,
            similarity,
            who.isPresent() ? null : "below-threshold"),
        new Match.Evidence(
            0.5f,
            0.01,
            0.05,
            List.of(
                new Match.Candidate(
                    who.map(PersonId::person).orElse("Person 1"),
                    "staff",
                    who.orElse(person(1)) + "/0001",
                    similarity,
                    1)),
            model.value(),
            1),
        null,
        seen.plusSeconds(60),
        null,
        null);
  }

  private SightingRecord sighting(IdentityEvent left, Optional<PersonId> who, byte[] face) {
    IdentityEvent.BestShot shot = left.bestShot();
    return new SightingRecord(
        new SightingRecord.Visit(left.camera(), left.visit()),
        new SightingRecord.Span(left.firstSeen(), left.lastSeen()),
        left.id(),
        new SightingRecord.Subject(
            left.track(),
            who,
            who.isPresent() ? Optional.empty() : Optional.of(Stranger.idFor(left.track())),
            left.faces()),
        List.of(vector()),
        new SightingRecord.BestFace(
            shot.frame(), shot.capturedAt(), shot.index(), shot.box(), shot.quality(), Optional.of(new ChipJpeg(face))));
  }

  /** Each camera reports every two seconds; two visits a second begin and end. */
  private void live() throws Exception {
    try (TopicWriter statuses = new TopicWriter(clients, TOPICS.cameraStatus());
        IdentityEventWriter events = new IdentityEventWriter(clients, TOPICS)) {
      for (long second = 0; ; second++) {
        Instant now = Instant.now();
        for (int camera = (int) (second % 2); camera < cameras; camera += 2) {
          statuses.send("camera-" + camera, status(now));
        }
        statuses.commit();
        for (int i = 0; i < 2; i++) {
          String camera = "camera-" + random.nextInt(cameras);
          Optional<PersonId> who = i == 0 ? Optional.of(person(random.nextInt(1000))) : Optional.empty();
          events.write(event(camera, now.minus(STAY), true, who));
          events.write(event(camera, now.minus(STAY), false, who));
        }
        events.commit();
        Thread.sleep(1000);
      }
    }
  }

  private static byte[] status(Instant now) {
    return RecordCodecs.cameraStatus()
        .write(
            new CameraStatus(
                CameraStatus.State.UP,
                now,
                null,
                new CameraStatus.LastFrame(0, 4, now),
                new CameraStatus.Rates(2, 50_000),
                null,
                new CameraStatus.Report(CameraStatus.Reporter.PUBLISHER, now, 6_000)));
  }
}
