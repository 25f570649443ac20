package dev.sightline.serving.api;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;

/**
 * Erases persons: what was sealed for them can never be read again. Answers with the receipt, once
 * this server has forgotten them, too.
 */
final class ErasureResource implements Resource {
  private final Curator curator;
  private final GalleryView gallery;

  ErasureResource(Curator curator, GalleryView gallery) {
    this.curator = Objects.requireNonNull(curator, "curator");
    this.gallery = Objects.requireNonNull(gallery, "gallery");
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/persons/{collection}/{person}/erase", Role.ADMIN, this::erase));
  }

  private void erase(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    Curator theirs = curator.as(Caller.of(request).name());
    ErasureReceipt receipt = GalleryProblems.told(() -> theirs.erase(person));
    gallery.awaitErasure(person, receipt.erasedAt());
    Answers.json(request, receipt);
  }
}
