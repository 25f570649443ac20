package dev.sightline.curation;

import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The conversion of pictures to templates, by the rules, for the current gallery. */
final class EnrolmentSession {
  private final GalleryTopic topic;
  private final EnrolmentModel model;
  private final EnrolmentReview review;
  private final Instant now;

  /** The rules by which templates of a person are reviewed. */
  record Rules(GalleryConfig gallery, EnrolmentConfig enrolment) {}

  EnrolmentSession(GalleryTopic topic, EnrolmentModel model, Rules rules, Instant now) {
    this.topic = topic;
    this.model = model;
    this.now = now;
    this.review =
        new EnrolmentReview(
            rules.gallery(), rules.enrolment(), model.alike(topic.contents().size()));
  }

  /** Adds the new pictures to the person's templates. */
  EnrolmentResult enroll(PersonId person, List<Picture> pictures) {
    Reading read = read(person, pictures, UnaryOperator.identity());
    List<Template> enrolled = topic.contents().positivesOf(person);
    ReviewedTemplates reviewed = review.review(enrolled, read.templates(), topic.index());
    List<Template> fresh =
        reviewed.kept().stream().filter(template -> !enrolled.contains(template)).toList();
    List<TemplateId> surplus =
        reviewed.surplus().stream().filter(enrolled::contains).map(Template::id).toList();
    topic.write(new GalleryEdit(fresh, Map.of(), surplus));
    return new EnrolmentResult(person, read.known(), fresh.size(), reviewed, read.refusals());
  }

  /** Adds the pictures' faces as negative examples. */
  NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    Reading read = read(person, pictures, TemplateId::asNegative);
    List<Template> negatives =
        read.templates().stream()
            .map(template -> template.withId(template.id().asNegative()))
            .toList();
    return new NegativesResult(topic.write(GalleryEdit.put(negatives)), read.refusals());
  }

  /** Reviews a person's current templates. */
  ReviewedTemplates report(PersonId person) {
    return review.review(topic.contents().positivesOf(person), List.of(), topic.index());
  }

  /**
   * The templates read from pictures.
   *
   * @param known the number of pictures that were enrolled before, or occur twice
   */
  private record Reading(
      int known, List<Template> templates, List<EnrolmentResult.Refusal> refusals) {}

  /** Reads the pictures, one in memory at a time. */
  private Reading read(PersonId person, List<Picture> pictures, UnaryOperator<TemplateId> as) {
    GalleryContents contents = topic.contents();
    List<Template> templates = new ArrayList<>();
    List<EnrolmentResult.Refusal> refusals = new ArrayList<>();
    Set<String> samples = new HashSet<>();
    int known = 0;
    for (Picture picture : pictures) {
      try {
        Picture loaded = picture.load();
        TemplateId id = new TemplateId(person, loaded.sample());
        boolean again = !samples.add(loaded.sample());
        if (again || contents.template(as.apply(id)).isPresent()) {
          known++;
        } else {
          boolean unused =
              template(person, loaded)
                  .fold(templates::add, refused -> refusals.add(refusal(picture, refused)));
        }
      } catch (IOException e) {
        refusals.add(
            new EnrolmentResult.Refusal(
                picture.source(), RefusalReason.UNREADABLE, e.getMessage()));
      }
    }
    return new Reading(known, templates, refusals);
  }

  private PictureVerdict<Template> template(PersonId person, Picture picture) {
    return model.enroller().enroll(person, picture, now);
  }

  private static EnrolmentResult.Refusal refusal(
      Picture picture, PictureVerdict.Refused<?> refused) {
    return new EnrolmentResult.Refusal(picture.source(), refused.reason(), refused.detail());
  }
}
