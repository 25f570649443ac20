package dev.sightline.curation;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.detection.FixedDetector;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.GreyModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.matching.CameraCollections;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.topics.GalleryReader;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.SearchableGallery;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A gallery whose topics are in memory, and a curator of it. */
final class CurationFixture implements AutoCloseable {
  static final Topics TOPICS = Topics.defaults();
  static final PersonId ANN = new PersonId("staff", "Ann");
  static final PersonId BOB = new PersonId("staff", "Bob");
  static final PersonId EVE = new PersonId("staff", "Eve");
  static final Instant NOW = Instant.parse("2026-11-24T19:00:00Z");

  final InMemoryKafka kafka;
  final GalleryCurator curator;
  final ScannedVisits past;
  private Instant now = NOW;

  CurationFixture() {
    this(kafka(), Optional.empty());
  }

  CurationFixture(InMemoryKafka kafka, Optional<KeyEncryptionKeys> keys) {
    this.kafka = kafka;
    InstantSource clock = () -> now;
    GalleryConnection connection = new GalleryConnection(TOPICS, kafka, keys);
    this.past = new ScannedVisits(connection);
    this.curator =
        GalleryCurator.open(
            new GalleryCurator.Config(
                connection,
                Optional.of(past),
                GalleryConfig.defaults(),
                EnrolmentConfig.defaults(),
                TopicRetention.defaults(),
                "tester"),
            gallery -> EnrolmentModel.of(model(), EnrolmentConfig.defaults()),
            clock);
  }

  /** A model that finds no face in a picture. Faces of one direction are one person. */
  private static RecognitionModel model() {
    GreyModel model = new GreyModel(EventFixtures.MODEL);
    FaceReader reader =
        FaceReader.of(
            new FaceExtractor(new FixedDetector("no-face", image -> List.of()), model.template()),
            model.newEmbedder(),
            FrameConfig.defaults());
    return RecognitionModel.of(
        model,
        reader,
        new MatchConfig(
            OptionalDouble.of(0.7), 0.003, OptionalDouble.of(0), 3, CameraCollections.all()));
  }

  static InMemoryKafka kafka() {
    return new InMemoryKafka(
        TOPICS.gallery(),
        TOPICS.keys(),
        TOPICS.matchers(),
        TOPICS.identityEvents(),
        TOPICS.sightings(),
        TOPICS.visits(),
        TOPICS.links(),
        TOPICS.frames(),
        TOPICS.audit());
  }

  void advanceTo(Instant time) {
    now = time;
  }

  /** A template whose vector points in one of eight directions. */
  static Template template(PersonId person, String sample, int direction) {
    return new Template(
        new TemplateId(person, sample),
        vector(EventFixtures.MODEL, direction),
        EventFixtures.quality(),
        sample + ".jpg",
        NOW,
        new EncodedChip(
            EventFixtures.chip(10 * direction).pixels().toPng(), ChipTemplate.RESNET_150.id()));
  }

  static Embedding vector(ModelId model, int direction) {
    float[] vector = new float[8];
    vector[direction] = 1;
    return Embedding.of(model, vector);
  }

  void enrolled(Template... templates) {
    try (GalleryWriter writer = new GalleryWriter(kafka, TOPICS.gallery())) {
      List.of(templates).forEach(writer::put);
      writer.commit();
    }
  }

  void told(IdentityEvent... events) {
    try (IdentityEventWriter writer = new IdentityEventWriter(kafka, TOPICS)) {
      List.of(events).forEach(writer::write);
      writer.commit();
    }
  }

  /** The gallery as another program reads it. */
  SearchableGallery gallery() {
    SearchableGallery gallery = new SearchableGallery(GalleryConfig.defaults());
    try (GalleryReader reader = new GalleryReader(kafka, TOPICS.gallery(), DataKeys.none())) {
      reader.readTo(gallery::apply);
    }
    return gallery;
  }

  /** The erasures in the topic, in their order. */
  List<ErasureRecord> erasures() {
    List<ErasureRecord> erasures = new ArrayList<>();
    try (GalleryReader reader = new GalleryReader(kafka, TOPICS.gallery(), DataKeys.none())) {
      reader.readTo(
          (record, revision) -> {
            if (record instanceof PersonErased erased) {
              erasures.add(erased.erasure());
            }
          });
    }
    return erasures;
  }

  /** What the audit has: action and subject. */
  List<String> audit() {
    List<String> lines = new ArrayList<>();
    kafka
        .records(TOPICS.audit())
        .forEach(
            record ->
                RecordCodecs.audit()
                    .read(record.value())
                    .ifDone(audit -> lines.add(audit.action().code() + " " + audit.subject())));
    return lines;
  }

  @Override
  public void close() {
    curator.close();
  }
}
