package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.EnrolmentResult.Refusal;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.NegativesResult;
import dev.sightline.curation.RevisedVisits;
import dev.sightline.detection.Box;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates.HeldBack;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The resource that enrols a person's pictures and negative examples, one per request, so that each
 * has its own response.
 */
record EnrolmentResource(Editors editors, GalleryView gallery) implements Resource {
  private static final String UPLOAD = "upload";

  /**
   * The result of an enrolment.
   *
   * @param sample the name of the picture's template within the person
   * @param enrolled whether it is new; a picture that was enrolled before is skipped
   * @param outlier whether it agrees with none of the person's others
   * @param revised the number of past visits revised
   * @param notSearched which past visits were not searched; null if all were
   */
  private record Enrolment(
      String sample, boolean enrolled, boolean outlier, int revised, String notSearched) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/persons/{collection}/{person}/templates", Role.OPERATOR, this::enroll),
        Route.post("/persons/{collection}/{person}/negatives", Role.OPERATOR, this::addNegative));
  }

  private void enroll(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    Picture picture = picture(request);
    TemplateId template = new TemplateId(person, picture.sample());
    GalleryCurator theirs = editors.curator().as(Caller.of(request).name());
    EnrolmentResult result = editors.ask(() -> theirs.enroll(person, List.of(picture)));
    requireAccepted(result.refusals());
    requireOwn(result);
    RevisedVisits revised = theirs.strangers().recognise(Set.of(person));
    if (result.written() > 0) {
      gallery.await(template);
    }
    request.status(result.written() > 0 ? 201 : 200);
    Answers.json(
        request,
        new Enrolment(
            picture.sample(),
            result.written() > 0,
            result.reviewed().outliers().contains(template),
            revised.count(),
            revised.notSearched().orElse(null)));
  }

  private void addNegative(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    Picture picture = picture(request);
    GalleryCurator theirs = editors.curator().as(Caller.of(request).name());
    NegativesResult result = editors.ask(() -> theirs.addNegatives(person, List.of(picture)));
    requireAccepted(result.refusals());
    gallery.await(result.change().revision());
    Answers.json(request, Change.of(result.change(), result.revised()));
  }

  private static Picture picture(Context request) {
    String source = QueryParameters.text(request, "source").orElse(UPLOAD);
    Picture picture = new Picture(source, RequestBody.picture(request));
    return QueryParameters.text(request, "face")
        .map(EnrolmentResource::box)
        .map(picture::ofFaceIn)
        .orElse(picture);
  }

  private static Box box(String text) {
    try {
      String[] numbers = text.split(",", -1);
      if (numbers.length == 4) {
        return new Box(
            Float.parseFloat(numbers[0]),
            Float.parseFloat(numbers[1]),
            Float.parseFloat(numbers[2]),
            Float.parseFloat(numbers[3]));
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like a wrong count.
    }
    throw ProblemException.badRequest(
        "face must be x,y,width,height in pixels, with a positive size, was '" + text + "'");
  }

  private static void requireAccepted(List<Refusal> refusals) {
    refusals.forEach(
        refusal -> {
          throw ProblemException.unprocessable(
              "picture-" + FaceFinding.code(refusal.reason()), refusal.detail());
        });
  }

  private static void requireOwn(EnrolmentResult result) {
    result
        .reviewed()
        .heldBack()
        .forEach(
            held -> {
              throw ProblemException.conflict("looks-like-another", detail(held));
            });
  }

  /** Describes the person that a picture fits better. */
  static String detail(HeldBack held) {
    return String.format(
        Locale.ROOT,
        "it fits %s better: cosine similarity %.3f, to the person's own %.3f",
        held.rival().person().person(),
        held.rival().cosineSimilarity(),
        held.ownSimilarity());
  }
}
