package dev.sightline.serving.api;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;

/**
 * The resource that erases persons, so that their encrypted data can never be read again. It
 * responds with the receipt, when this server has applied the erasure, too.
 */
record ErasureResource(GalleryCurator curator, GalleryView gallery) implements Resource {
  private static final Duration MATCHERS_TIMEOUT = Duration.ofSeconds(10);

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/persons/{collection}/{person}/erase", Role.ADMIN, this::erase));
  }

  private void erase(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    GalleryCurator theirs = curator.as(Caller.of(request).name());
    ErasureReceipt receipt =
        GalleryProblems.converting(() -> theirs.erase(person, MATCHERS_TIMEOUT));
    gallery.awaitErasure(person, receipt.erasedAt());
    Answers.json(request, receipt);
  }
}
