package dev.sightline.serving.api;

import static java.util.Objects.requireNonNull;

import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.gallery.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The naming of strangers with a model that only the worker's thread uses.
 *
 * @param worker the worker, which stays open
 * @param revisions the revisions, which stay open; they find the same person before other cameras
 */
public record WorkerStrangers(StrangerCurator curator, Worker worker, Revisions revisions)
    implements StrangerNaming {

  public WorkerStrangers {
    requireNonNull(curator, "curator");
    requireNonNull(worker, "worker");
    requireNonNull(revisions, "revisions");
  }

  @Override
  public StrangerNaming as(String actor) {
    return new WorkerStrangers(curator.as(actor), worker, revisions);
  }

  @Override
  public List<ListedStranger> list() {
    return curator.list();
  }

  @Override
  public Optional<NamingResult> name(String id, PersonId person) throws InterruptedException {
    Optional<NamingResult> result = worker.ask(() -> curator.name(id, person));
    result.filter(NamingResult::isEnrolled).ifPresent(named -> revisions.add(person));
    return result;
  }

  @Override
  public Optional<NamingResult> ignore(String id, String collection) throws InterruptedException {
    return worker.ask(() -> curator.ignore(id, collection));
  }
}
