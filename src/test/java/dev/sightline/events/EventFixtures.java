package dev.sightline.events;

import dev.sightline.Golden;
import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.Pixels;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import dev.sightline.matching.Threshold;
import dev.sightline.matching.UnknownReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The values that the golden files hold. */
public final class EventFixtures {
  public static final ModelId MODEL = new ModelId("resnet29-0123456789ab");

  public static final FrameRef FRAME =
      new FrameRef(
          "sightline.frames",
          3,
          1234,
          "front-door",
          Instant.parse("2026-11-24T08:15:30.120Z"),
          1280,
          720);

  private EventFixtures() {}

  /** A frame with two faces; their chips are of one grey each. */
  public static FrameFaces faces() {
    return new FrameFaces(
        FRAME,
        "blazeface-full-range",
        List.of(
            new AlignedFace(detected(100), quality(), chip(90)),
            new AlignedFace(detected(400), quality(), chip(160))));
  }

  public static FrameEmbeddings embeddings() {
    return new FrameEmbeddings(
        FRAME,
        MODEL,
        List.of(
            new FaceEmbedding(
                detected(100), quality(), Embedding.of(MODEL, new float[] {1, 0, 0, 0})),
            new FaceEmbedding(
                detected(400), quality(), Embedding.of(MODEL, new float[] {.5f, .5f, .5f, -.5f}))));
  }

  public static Template template() {
    return new Template(
        new TemplateId("staff", "Ada Lovelace", "0001"),
        Embedding.of(MODEL, new float[] {0, .6f, .8f, 0}),
        quality(),
        "ada.jpg",
        Instant.parse("2026-11-01T12:00:00Z"),
        new EncodedChip(new byte[] {1, 2, 3}, ChipTemplate.RESNET_150.id()));
  }

  /** Ada's visit, with two views. */
  public static SightingRecord sighting() {
    Instant seen = FRAME.capturedAt();
    return new SightingRecord(
        new SightingRecord.Visit(
            "front-door", "front-door-1795508130120-0:person.entered:1795508131120"),
        new SightingRecord.Span(seen, seen.plusSeconds(5)),
        "front-door-1795508130120-0:person.left:1795508145120",
        new SightingRecord.Subject(
            "front-door-1795508130120-0",
            Optional.of(new PersonId("staff", "Ada Lovelace")),
            Optional.empty(),
            6),
        List.of(
            Embedding.of(MODEL, new float[] {1, 0, 0, 0}),
            Embedding.of(MODEL, new float[] {0, .6f, .8f, 0})),
        new SightingRecord.BestFace(
            new IdentityEvent.FramePlace(FRAME.topic(), FRAME.partition(), FRAME.offset()),
            seen,
            0,
            detected(100).box(),
            quality(),
            Optional.of(new ChipJpeg("a JPEG".getBytes(StandardCharsets.US_ASCII)))));
  }

  /** The recorded visit that an event of an unknown person ends, with the face of a chip. */
  public static SightingRecord sighting(IdentityEvent left, FaceChip chip) {
    IdentityEvent.BestShot shot = left.bestShot();
    return new SightingRecord(
        new SightingRecord.Visit(left.camera(), left.visit()),
        new SightingRecord.Span(left.firstSeen(), left.lastSeen()),
        left.id(),
        new SightingRecord.Subject(
            left.track(),
            Optional.empty(),
            Optional.ofNullable(left.stranger()).map(IdentityEvent.Stranger::id),
            left.faces()),
        List.of(Embedding.of(MODEL, new float[] {0, 0, 0, -1})),
        new SightingRecord.BestFace(
            shot.frame(),
            shot.capturedAt(),
            shot.index(),
            shot.box(),
            shot.quality(),
            Optional.of(new ChipJpeg(chip.pixels().toJpeg(90)))));
  }

  public static PersonRecord ignored() {
    return new PersonRecord(new PersonId("staff", "Bob"), PersonStatus.IGNORED);
  }

  /** Ada is erased. */
  public static AuditRecord erased() {
    Instant now = Instant.parse("2026-11-24T19:00:00Z");
    return new AuditRecord(now, "operator", AuditAction.ERASED, "staff/Ada Lovelace", 0, 1, 43)
        .withReceipt(
            new ErasureReceipt(
                "staff/Ada Lovelace",
                now,
                1,
                List.of("0123456789abcdef"),
                2,
                List.of(),
                List.of(
                    new ErasureReceipt.Remains(
                        "sightline.frames", "frames that show the person", now.plusSeconds(3600)),
                    new ErasureReceipt.Remains("exports and backups", "what was copied", null))));
  }

  /** The first face is Ada, the second nobody. */
  public static List<MatchDecision> decisions() {
    Candidate ada = new Candidate(new TemplateId("staff", "Ada Lovelace", "0001"), .9375f, 2);
    Candidate bob = new Candidate(new TemplateId("staff", "Bob", "0007"), .5f, 1);
    Threshold threshold = new Threshold(.875f, OptionalDouble.of(.003), 2);
    return List.of(
        new MatchDecision.Identified(
            ada, new MatchEvidence(List.of(ada, bob), threshold, .0625, 42)),
        new MatchDecision.Unknown(
            UnknownReason.BELOW_THRESHOLD, new MatchEvidence(List.of(bob), threshold, .0625, 42)));
  }

  /** An identity event of the golden files, e.g. {@code events/person-entered-v1.json}. */
  public static IdentityEvent golden(String file) {
    return event(Golden.read(file));
  }

  /** An identity event from its JSON. */
  public static IdentityEvent event(byte[] json) {
    return RecordCodecs.presence()
        .read(json)
        .fold(
            event -> event,
            rejection -> {
              throw new AssertionError(rejection);
            });
  }

  public static DetectedFace detected(float x) {
    return new DetectedFace(
        new Box(x, 80, 120, 150),
        new Landmarks(
            new Point(x + 35, 130),
            new Point(x + 85, 130),
            new Point(x + 60, 160),
            new Point(x + 60, 190)),
        .96875f);
  }

  public static FaceQuality quality() {
    return new FaceQuality(120, .96875f, 310.5f, 127.25f, -2.5f, 11);
  }

  public static FaceChip chip(int grey) {
    int side = ChipTemplate.RESNET_150.sidePx();
    byte[] bgr = new byte[side * side * 3];
    Arrays.fill(bgr, (byte) grey);
    return new FaceChip(new Pixels(side, side, bgr), ChipTemplate.RESNET_150);
  }
}
