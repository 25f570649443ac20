package dev.sightline.curation;

import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pictures to templates, by the rules, for the gallery as it is. */
final class EnrolmentSession {
  private final GalleryTopic log;
  private final EnrolmentModel network;
  private final EnrolmentReview review;
  private final Instant now;

  /** The rules by which templates of a person fit together. */
  record Rules(GalleryConfig gallery, EnrolmentConfig enrolment) {}

  EnrolmentSession(GalleryTopic log, EnrolmentModel network, Rules rules, Instant now) {
    this.log = log;
    this.network = network;
    this.now = now;
    this.review =
        new EnrolmentReview(
            rules.gallery(), rules.enrolment(), network.alike(log.contents().size()));
  }

  /** Adds what is new among the pictures to the person's templates. */
  EnrolmentResult enroll(PersonId person, List<Picture> pictures) {
    List<EnrolmentResult.Refusal> refusals = new ArrayList<>();
    List<Picture> unknown = notYet(person, pictures, UnaryOperator.identity());
    List<Template> added = templates(person, unknown, refusals);
    List<Template> enrolled = log.contents().positivesOf(person);
    ReviewedTemplates reviewed = review.review(enrolled, added, log.index());
    List<Template> fresh =
        reviewed.kept().stream().filter(template -> !enrolled.contains(template)).toList();
    List<TemplateId> surplus =
        reviewed.surplus().stream().filter(enrolled::contains).map(Template::key).toList();
    log.write(new GalleryEdit(fresh, Map.of(), surplus));
    return new EnrolmentResult(
        person, pictures.size() - unknown.size(), fresh.size(), reviewed, refusals);
  }

  /** Adds the pictures' faces as negative examples. */
  NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    List<EnrolmentResult.Refusal> refusals = new ArrayList<>();
    List<Picture> unknown = notYet(person, pictures, TemplateId::asNegative);
    List<Template> negatives =
        templates(person, unknown, refusals).stream()
            .map(template -> template.withKey(template.key().asNegative()))
            .toList();
    return new NegativesResult(
        log.write(new GalleryEdit(negatives, Map.of(), List.of())), refusals);
  }

  /** What enrolling would say of a person's templates as they are. */
  ReviewedTemplates report(PersonId person) {
    return review.review(log.contents().positivesOf(person), List.of(), log.index());
  }

  private List<Picture> notYet(
      PersonId person, List<Picture> pictures, UnaryOperator<TemplateId> as) {
    GalleryContents contents = log.contents();
    return pictures.stream()
        .filter(
            picture ->
                contents
                    .template(
                        as.apply(
                            new TemplateId(person.collection(), person.person(), picture.sample())))
                    .isEmpty())
        .toList();
  }

  private List<Template> templates(
      PersonId person, List<Picture> pictures, List<EnrolmentResult.Refusal> refusals) {
    List<Template> templates = new ArrayList<>();
    for (Picture picture : pictures) {
      boolean unused =
          network
              .enroller()
              .enroll(person, picture, now)
              .fold(
                  templates::add,
                  refused ->
                      refusals.add(
                          new EnrolmentResult.Refusal(
                              picture.source(), refused.reason(), refused.detail())));
    }
    return templates;
  }
}
