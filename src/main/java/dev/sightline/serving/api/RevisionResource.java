package dev.sightline.serving.api;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.VisitCurator;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The resource that corrects whose past visits were. */
record RevisionResource(GalleryCurator curator, GalleryView gallery) implements Resource {

  /**
   * A correction.
   *
   * @param person the person; null if it was nobody who is enrolled
   */
  private record Correction(String camera, String visit, String collection, String person) {}

  /**
   * The result.
   *
   * @param revised false if the visit is in progress, or is that person's already
   */
  private record Revised(boolean revised) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/visits/revise", Role.OPERATOR, this::revise));
  }

  private void revise(Context request) throws InterruptedException {
    Correction body = RequestBody.json(request, Correction.class);
    String camera = RequestBody.required("camera", body.camera());
    String id = RequestBody.required("visit", body.visit());
    Visit visit = PathIds.named(() -> new Visit(camera, id));
    Optional<PersonId> person = person(body);
    VisitCurator visits = curator.as(Caller.of(request).name()).visits();
    try {
      Answers.json(
          request, new Revised(GalleryProblems.converting(() -> visits.revise(visit, person))));
    } catch (NoSuchElementException e) {
      throw ProblemException.notFound("visit-unknown", e.getMessage());
    }
  }

  private Optional<PersonId> person(Correction body) {
    if (body.person() == null) {
      return Optional.empty();
    }
    String collection = RequestBody.required("collection", body.collection());
    PersonId person = PathIds.named(() -> new PersonId(collection, body.person()));
    if (gallery.templatesOf(person).isEmpty()) {
      throw PathIds.unknown();
    }
    return Optional.of(person);
  }
}
