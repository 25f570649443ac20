package dev.sightline.serving.api;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.SightingRecord;
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
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The resource that erases persons, strangers and sightings, so that their data is gone for good.
 * It responds with the receipt, when this server has applied the erasure, too.
 */
record ErasureResource(GalleryCurator curator, GalleryView gallery) implements Resource {
  private static final Duration MATCHERS_TIMEOUT = Duration.ofSeconds(10);

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/persons/{collection}/{person}/erase", Role.ADMIN, this::erase),
        Route.post("/strangers/erase", Role.ADMIN, this::eraseStranger),
        Route.post("/sightings/erase", Role.ADMIN, this::eraseSighting));
  }

  private void erase(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    ErasureReceipt receipt =
        GalleryProblems.converting(
            () -> theirs(request).erasures().erase(person, MATCHERS_TIMEOUT));
    gallery.awaitErasure(person, receipt.erasedAt());
    Answers.json(request, receipt);
  }

  private record ErasedStranger(String id) {}

  private record ErasedSighting(String camera, String visit) {}

  private void eraseStranger(Context request) throws InterruptedException {
    String id = RequestBody.required("id", RequestBody.json(request, ErasedStranger.class).id());
    answer(
        request, "stranger-unknown", () -> theirs(request).strangers().erase(id, MATCHERS_TIMEOUT));
  }

  private void eraseSighting(Context request) throws InterruptedException {
    ErasedSighting body = RequestBody.json(request, ErasedSighting.class);
    String camera = RequestBody.required("camera", body.camera());
    String id = RequestBody.required("visit", body.visit());
    SightingRecord.Visit visit = PathIds.named(() -> new SightingRecord.Visit(camera, id));
    answer(request, "sighting-unknown", () -> theirs(request).erasures().erase(visit));
  }

  private static void answer(
      Context request, String unknown, GalleryProblems.Change<ErasureReceipt> erasure)
      throws InterruptedException {
    try {
      Answers.json(request, GalleryProblems.converting(erasure));
    } catch (NoSuchElementException e) {
      throw ProblemException.notFound(unknown, e.getMessage());
    }
  }

  private GalleryCurator theirs(Context request) {
    return curator.as(Caller.of(request).name());
  }
}
