package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.GalleryCurator;
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

/**
 * The resource that enrols a person's pictures, one per request, so that each has its own response.
 */
record EnrolmentResource(Editors editors, GalleryView gallery) implements Resource {
  private static final String UPLOAD = "upload";

  /**
   * The result of an enrolment.
   *
   * @param sample the name of the picture's template within the person
   * @param enrolled whether it is new; a picture that was enrolled before is skipped
   * @param outlier whether it agrees with none of the person's others
   */
  private record Enrolment(String sample, boolean enrolled, boolean outlier) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/persons/{collection}/{person}/templates", Role.OPERATOR, this::enroll));
  }

  private void enroll(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    String source = QueryParameters.text(request, "source").orElse(UPLOAD);
    Picture picture = new Picture(source, RequestBody.picture(request));
    TemplateId template = new TemplateId(person, picture.sample());
    GalleryCurator theirs = editors.curator().as(Caller.of(request).name());
    EnrolmentResult result = editors.ask(() -> theirs.enroll(person, List.of(picture)));
    requireAccepted(result);
    if (result.written() > 0) {
      editors.revisions().add(person);
      gallery.await(template);
    }
    request.status(result.written() > 0 ? 201 : 200);
    Answers.json(
        request,
        new Enrolment(
            picture.sample(),
            result.written() > 0,
            result.reviewed().outliers().contains(template)));
  }

  private static void requireAccepted(EnrolmentResult result) {
    result
        .refusals()
        .forEach(
            refusal -> {
              throw ProblemException.unprocessable(
                  "picture-" + FaceFinding.code(refusal.reason()), refusal.detail());
            });
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
