package dev.sightline.curation;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.app.CuratorAssembly;
import dev.sightline.app.SearchAssembly;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.sightings.SightingWriter;
import dev.sightline.sightings.films.FilmedDeployment;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.topics.GalleryWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Measures what it costs to revise the past visits of a person who was just enrolled, and to revise
 * them back, with many visits of others recorded. A program, because a million take a minute to
 * write.
 *
 * <p>Arguments: an empty folder, visits of others.
 */
public final class EnrolmentScale {
  private static final int PERSONS = 20;
  private static final int VISITS = 10;
  private static final int CAMERAS = 50;
  private static final int DAYS = 29;
  private static final int BATCH = 20_000;
  private static final long PAUSE_MILLIS = 200;

  private final Random random = new Random(1);
  private final SightlineConfig config;
  private final ModelId model;
  private final int dimension;
  private final Instant now = Instant.now();
  private int written;

  private EnrolmentScale(SightlineConfig config) {
    this.config = config;
    try (EmbeddingModel opened = EmbeddingModels.open(config.embedding())) {
      this.model = opened.id();
      this.dimension = opened.dimension();
    }
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws InterruptedException {
    try (FilmedDeployment deployment = FilmedDeployment.start(Path.of(arguments[0]))) {
      new EnrolmentScale(deployment.config()).measure(Integer.parseInt(arguments[1]));
    }
  }

  private void measure(int others) throws InterruptedException {
    float[][] persons = new float[PERSONS][];
    Arrays.setAll(persons, person -> direction());
    long start = System.nanoTime();
    record(others, persons);
    print("written", millis(start) / 1e3, "s");
    start = System.nanoTime();
    try (SearchStage search = SearchAssembly.start(config)) {
      while (search.sightings() < written) {
        Thread.sleep(PAUSE_MILLIS);
      }
      print("searchable", millis(start) / 1e3, "s");
      revise(persons);
    }
  }

  private void record(int others, float[][] persons) {
    try (SightingWriter writer =
        new SightingWriter(
            config.kafka().clients(), config.topics().names(), SightingSeal.none())) {
      for (int i = 0; i < others; i++) {
        writer.write(visit(embedding(direction())));
        if (i % BATCH == 0) {
          writer.commit();
        }
      }
      for (float[] person : persons) {
        for (int i = 0; i < VISITS; i++) {
          writer.write(visit(like(person)));
        }
      }
      writer.commit();
    }
  }

  private void revise(float[][] persons) {
    double[] nothing = new double[PERSONS];
    double[] enrolled = new double[PERSONS];
    double[] removed = new double[PERSONS];
    try (GalleryCurator curator = CuratorAssembly.open(config);
        GalleryWriter gallery =
            new GalleryWriter(config.kafka().clients(), config.topics().names().gallery())) {
      for (int i = 0; i < PERSONS; i++) {
        PersonId person = new PersonId("scale", "unseen-" + i);
        gallery.put(template(person, direction()));
        long unused = gallery.commit();
        long start = System.nanoTime();
        require(0, curator.strangers().recognise(Set.of(person)));
        nothing[i] = millis(start);
      }
      for (int i = 0; i < PERSONS; i++) {
        PersonId person = new PersonId("scale", "person-" + i);
        gallery.put(template(person, persons[i]));
        long unused = gallery.commit();
        long start = System.nanoTime();
        require(VISITS, curator.strangers().recognise(Set.of(person)));
        enrolled[i] = millis(start);
      }
      for (int i = 0; i < PERSONS; i++) {
        long start = System.nanoTime();
        PersonId person = new PersonId("scale", "person-" + i);
        require(VISITS, curator.edit(CurationEdit.remove(person)).revised());
        removed[i] = millis(start);
      }
    }
    print("nothing found, median", median(nothing), "ms");
    print("revise, median", median(enrolled), "ms");
    print("revise, most", Arrays.stream(enrolled).skip(1).max().orElseThrow(), "ms");
    print("revise back, median", median(removed), "ms");
    print("revise back, most", Arrays.stream(removed).max().orElseThrow(), "ms");
  }

  private static void require(int visits, RevisedVisits revised) {
    if (!revised.equals(new RevisedVisits(visits, Optional.empty()))) {
      throw new IllegalStateException(visits + " visits are the person's, revised " + revised);
    }
  }

  private SightingRecord visit(Embedding face) {
    int number = written++;
    String camera = "camera-" + number % CAMERAS;
    long before = (long) (random.nextDouble() * Duration.ofDays(DAYS).toMillis());
    Instant seen = now.minusMillis(before);
    String track = camera + "-" + seen.toEpochMilli() + "-" + number;
    return new SightingRecord(
        new SightingRecord.Visit(camera, track),
        new SightingRecord.Span(seen, seen.plusSeconds(5)),
        track + ":unknown.left:" + seen.toEpochMilli(),
        new SightingRecord.Subject(track, Optional.empty(), Optional.empty(), 5),
        List.of(face),
        new SightingRecord.BestFace(
            new FramePlace("sightline.frames", 0, number),
            seen,
            0,
            new Box(0, 0, 100, 100),
            quality(),
            Optional.empty()));
  }

  private Template template(PersonId person, float[] face) {
    return new Template(
        new TemplateId(person, "1"),
        embedding(face),
        quality(),
        "synthetic",
        now,
        new EncodedChip(new byte[1], ChipTemplate.ARCFACE_112.id()));
  }

  private static FaceQuality quality() {
    return new FaceQuality(100, 0.9f, 100, 120, 0, 0);
  }

  private float[] direction() {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      // The sum of four uniform numbers is near enough to normal, and quick.
      values[i] = random.nextFloat() + random.nextFloat() - random.nextFloat() - random.nextFloat();
    }
    return values;
  }

  /** Returns a face whose cosine similarity to another is about 0.9. */
  private Embedding like(float[] person) {
    float[] values = direction();
    for (int i = 0; i < dimension; i++) {
      values[i] = person[i] + values[i] / 2;
    }
    return embedding(values);
  }

  private Embedding embedding(float[] values) {
    return Embedding.normalized(model, values);
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-24s %10.1f %s%n", what, value, unit);
  }
}
