package dev.sightline.curation;

import dev.sightline.curation.EnrolmentResult.Refusal;
import dev.sightline.gallery.Enroller;
import dev.sightline.gallery.EnrolmentReview;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.SeenFace;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The conversion of pictures to templates, by the rules, for the gallery as it was last read. It
 * works out changes and makes none.
 */
final class EnrolmentSession {
  private final GalleryContents contents;
  private final Gallery index;
  private final Enroller enroller;
  private final EnrolmentReview review;
  private final Instant now;

  /**
   * A change of the gallery that is not made yet.
   *
   * @param report the result for the caller, once the change is made
   */
  record Draft<R>(GalleryEdit edit, R report) {}

  EnrolmentSession(GalleryTopic topic, Enroller enroller, EnrolmentReview review, Instant now) {
    this.contents = topic.contents();
    this.index = topic.index();
    this.enroller = enroller;
    this.review = review;
    this.now = now;
  }

  /** Adds the new pictures to the person's templates. */
  Draft<EnrolmentResult> enroll(PersonId person, List<Picture> pictures) {
    return reviewed(person, read(person, faces(person, pictures), UnaryOperator.identity()));
  }

  /** Adds the faces that cameras saw to the person's templates. */
  Draft<EnrolmentResult> enrollSeen(PersonId person, List<SeenFace> seen) {
    List<Face> faces =
        seen.stream()
            .map(face -> new Face(face.picture(), same -> enroller.enroll(person, face, now)))
            .toList();
    return reviewed(person, read(person, faces, UnaryOperator.identity()));
  }

  private Draft<EnrolmentResult> reviewed(PersonId person, Reading read) {
    List<Template> enrolled = contents.positivesOf(person);
    ReviewedTemplates reviewed = review.review(enrolled, read.templates(), index);
    List<Template> fresh =
        reviewed.kept().stream().filter(template -> !enrolled.contains(template)).toList();
    List<TemplateId> surplus =
        reviewed.surplus().stream().filter(enrolled::contains).map(Template::id).toList();
    return new Draft<>(
        new GalleryEdit(fresh, Map.of(), surplus),
        new EnrolmentResult(person, read.known(), fresh.size(), reviewed, read.refusals()));
  }

  /**
   * Adds the pictures' faces as negative examples; reports the refused pictures.
   *
   * @throws GalleryEditor.NotEnrolledException if there is no such person
   */
  Draft<List<Refusal>> addNegatives(PersonId person, List<Picture> pictures) {
    GalleryEditor.requireEnrolled(contents, person);
    Reading read = read(person, faces(person, pictures), TemplateId::asNegative);
    List<Template> negatives =
        read.templates().stream()
            .map(template -> template.withId(template.id().asNegative()))
            .toList();
    return new Draft<>(GalleryEdit.put(negatives), read.refusals());
  }

  /** Reviews a person's current templates. */
  ReviewedTemplates report(PersonId person) {
    return review.review(contents.positivesOf(person), List.of(), index);
  }

  /**
   * The templates read from pictures.
   *
   * @param known the number of pictures that were enrolled before, or occur twice
   */
  private record Reading(int known, List<Template> templates, List<Refusal> refusals) {}

  /** A picture, and how its face becomes a template. */
  private record Face(Picture picture, Function<Picture, PictureVerdict<Template>> template) {}

  private List<Face> faces(PersonId person, List<Picture> pictures) {
    return pictures.stream()
        .map(picture -> new Face(picture, loaded -> enroller.enroll(person, loaded, now)))
        .toList();
  }

  /** Reads the pictures, one in memory at a time. */
  private Reading read(PersonId person, List<Face> faces, UnaryOperator<TemplateId> as) {
    List<Template> templates = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    Set<String> samples = new HashSet<>();
    int known = 0;
    for (Face face : faces) {
      Picture picture = face.picture();
      try {
        Picture loaded = picture.load();
        TemplateId id = new TemplateId(person, loaded.sample());
        boolean again = !samples.add(loaded.sample());
        if (again || contents.template(as.apply(id)).isPresent()) {
          known++;
        } else {
          boolean unused =
              face.template()
                  .apply(loaded)
                  .fold(templates::add, refused -> refusals.add(refusal(picture, refused)));
        }
      } catch (IOException e) {
        refusals.add(new Refusal(picture.source(), RefusalReason.UNREADABLE, e.getMessage()));
      }
    }
    return new Reading(known, templates, refusals);
  }

  private static Refusal refusal(Picture picture, PictureVerdict.Refused<?> refused) {
    return new Refusal(picture.source(), refused.reason(), refused.detail());
  }
}
