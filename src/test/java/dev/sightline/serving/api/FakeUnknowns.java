package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One unknown person, {@code unknown/0001}, who can be named. */
final class FakeUnknowns implements StrangerNaming {
  private final Worker worker;

  FakeUnknowns(Worker worker) {
    this.worker = worker;
  }

  @Override
  public StrangerNaming as(String actor) {
    return this;
  }

  @Override
  public List<ListedStranger> list() {
    IdentityEvent visit = EventFixtures.golden("events/unknown-entered-v1.json");
    return List.of(new ListedStranger("unknown/0001", List.of(visit)));
  }

  @Override
  public Optional<NamingResult> name(String id, PersonId person) throws InterruptedException {
    return worker.ask(() -> named(id, person));
  }

  @Override
  public Optional<NamingResult> ignore(String id, String collection) throws InterruptedException {
    return name(id, new PersonId(collection, "unknown-0001"));
  }

  private static NamingResult named(String id, PersonId person) {
    if (!id.equals("unknown/0001")) {
      throw new NoSuchElementException(id);
    }
    ReviewedTemplates kept =
        new ReviewedTemplates(
            List.of(EventFixtures.template()), List.of(), List.of(), List.of(), List.of());
    return new NamingResult(new EnrolmentResult(person, 0, 1, kept, List.of()), 0, 2);
  }
}
