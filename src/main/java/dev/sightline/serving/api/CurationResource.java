package dev.sightline.serving.api;

import dev.sightline.curation.CurationEdit;
import dev.sightline.curation.EditResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/**
 * The resource that changes and removes persons. It responds when the server itself has applied the
 * change.
 */
record CurationResource(GalleryCurator curator, GalleryView gallery) implements Resource {
  private static final String PERSON = "/persons/{collection}/{person}";
  private static final String TEMPLATE = PERSON + "/templates/{sample}";

  /** A name within a collection. */
  private record Name(String collection, String person) {
    PersonId id() {
      if (collection == null || person == null) {
        throw ProblemException.badRequest("the body must name collection and person");
      }
      return PathIds.named(() -> new PersonId(collection, person));
    }
  }

  /**
   * The new status.
   *
   * @param status {@code active}, {@code disabled} or {@code ignored}
   */
  private record Status(String status) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PERSON + "/rename", Role.OPERATOR, this::rename),
        Route.post(PERSON + "/merge", Role.OPERATOR, this::merge),
        Route.patch(PERSON, Role.OPERATOR, this::setStatus),
        Route.delete(PERSON, Role.ADMIN, this::removePerson),
        Route.post(TEMPLATE + "/move", Role.OPERATOR, this::move),
        Route.post(TEMPLATE + "/negative", Role.OPERATOR, this::toNegative),
        Route.delete(TEMPLATE, Role.ADMIN, this::removeTemplate));
  }

  private void rename(Context request) throws InterruptedException {
    PersonId from = PathIds.person(request);
    PersonId to = RequestBody.json(request, Name.class).id();
    answer(request, CurationEdit.rename(from, to));
  }

  private void merge(Context request) throws InterruptedException {
    PersonId from = PathIds.person(request);
    PersonId into = RequestBody.json(request, Name.class).id();
    answer(request, CurationEdit.merge(from, into));
  }

  private void setStatus(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    PersonStatus status = status(RequestBody.json(request, Status.class).status());
    answer(request, CurationEdit.setStatus(person, status));
  }

  private static PersonStatus status(String code) {
    return Arrays.stream(PersonStatus.values())
        .filter(status -> FaceFinding.code(status).equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "status must be active, disabled or ignored, was '" + code + "'"));
  }

  private void removePerson(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    answer(request, CurationEdit.remove(person));
  }

  private void move(Context request) throws InterruptedException {
    TemplateId template = PathIds.template(request);
    PersonId to = RequestBody.json(request, Name.class).id();
    answer(request, CurationEdit.move(template, to));
  }

  private void toNegative(Context request) throws InterruptedException {
    TemplateId template = PathIds.template(request);
    answer(request, CurationEdit.toNegative(template));
  }

  private void removeTemplate(Context request) throws InterruptedException {
    TemplateId template = PathIds.template(request);
    answer(request, CurationEdit.remove(template));
  }

  private void answer(Context request, CurationEdit edit) throws InterruptedException {
    GalleryCurator theirs = curator.as(Caller.of(request).name());
    EditResult made = GalleryProblems.converting(() -> theirs.edit(edit));
    gallery.await(made.change().revision());
    Answers.json(request, Change.of(made.change(), made.revised()));
  }
}
