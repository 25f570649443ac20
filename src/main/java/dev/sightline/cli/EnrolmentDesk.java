package dev.sightline.cli;

import dev.sightline.alignment.FaceExtractor;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.GalleryReader;
import dev.sightline.events.GalleryWriter;
import dev.sightline.frames.FrameGate;
import dev.sightline.gallery.Enroller;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.EnrolmentRules;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import dev.sightline.matching.ThresholdPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Enrols persons: pictures in, templates to the gallery topic, and what became of each picture.
 * Belongs to one thread.
 */
public final class EnrolmentDesk implements AutoCloseable {
  private final InstantSource clock;
  private final EmbeddingModel model;
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final Enroller enroller;
  private final EnrolmentReview review;
  private final GalleryWriter writer;
  private final List<Template> everybody = new ArrayList<>();
  private final Gallery index;

  /** Opens the network and reads the gallery as it is now. */
  public EnrolmentDesk(SightlineConfig config, InstantSource clock) {
    this.clock = clock;
    this.model = EmbeddingModels.open(config.embedding());
    this.extractor = new FaceExtractor(FaceDetectors.open(config.detection()), model.template());
    this.embedder = model.newEmbedder();
    this.enroller =
        new Enroller(
            extractor,
            embedder,
            new EnrolmentRules(config.enrolment()),
            new FrameGate(config.frames()));
    this.index = new GalleryIndex(config.gallery());
    String topic = config.topics().names().gallery();
    try (GalleryReader reader = new GalleryReader(config.kafka().consumer(), topic)) {
      reader.read().templates().stream()
          .filter(template -> template.embedding().model().equals(model.id()))
          .forEach(this::remember);
    }
    this.review =
        new EnrolmentReview(
            config.gallery(),
            config.enrolment(),
            ThresholdPolicy.of(config.matching(), model.calibration())
                .forGalleryOf(Math.max(1, everybody.size()))
                .cosineSimilarity());
    this.writer = new GalleryWriter(config.kafka().producer(), topic);
  }

  private void remember(Template template) {
    everybody.removeIf(known -> known.key().equals(template.key()));
    everybody.add(template);
    index.put(template);
  }

  private void forget(TemplateKey key) {
    everybody.removeIf(known -> known.key().equals(key));
    index.remove(key);
  }

  /**
   * Enrols a person's pictures beside those the person has already.
   *
   * @return what became of each picture
   */
  public EnrolmentResult enroll(PersonKey person, List<Picture> pictures) {
    List<Template> added = new ArrayList<>();
    List<EnrolmentResult.Refusal> refusals = new ArrayList<>();
    Instant now = clock.instant();
    for (Picture picture : pictures) {
      PictureVerdict<Template> verdict = enroller.enroll(person, picture, now);
      boolean unused =
          verdict.fold(
              added::add,
              refused ->
                  refusals.add(
                      new EnrolmentResult.Refusal(
                          picture.source(), refused.reason(), refused.detail())));
    }
    List<Template> enrolled =
        everybody.stream().filter(template -> template.key().owner().equals(person)).toList();
    ReviewedTemplates reviewed = review.review(enrolled, added, index);
    int written = write(enrolled, reviewed);
    return new EnrolmentResult(person, written, reviewed, refusals);
  }

  /** Writes what is new and removes what is surplus. */
  private int write(List<Template> before, ReviewedTemplates reviewed) {
    Set<TemplateKey> known = new HashSet<>();
    before.forEach(template -> known.add(template.key()));
    List<Template> fresh =
        reviewed.kept().stream().filter(template -> !known.contains(template.key())).toList();
    fresh.stream().sorted(Comparator.comparing(Template::key)).forEach(writer::put);
    List<TemplateKey> surplus =
        reviewed.surplus().stream().map(Template::key).filter(known::contains).toList();
    surplus.forEach(writer::remove);
    long revision = writer.commit();
    fresh.forEach(this::remember);
    surplus.forEach(this::forget);
    return revision == 0 ? 0 : fresh.size();
  }

  @Override
  public void close() {
    writer.close();
    embedder.close();
    extractor.close();
    model.close();
  }
}
