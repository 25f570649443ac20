package dev.sightline.serving.api;

import static java.util.Objects.requireNonNull;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.TemplateId;
import dev.sightline.topics.GalleryChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A curator whose model only the worker's thread uses.
 *
 * @param curator the curator, which stays open
 * @param worker the worker, which stays open
 * @param revisions the revisions, which stay open
 */
public record WorkerCurator(GalleryCurator curator, Worker worker, Revisions revisions)
    implements Curator {
  private static final Duration MATCHERS_TIMEOUT = Duration.ofSeconds(10);

  public WorkerCurator {
    requireNonNull(curator, "curator");
    requireNonNull(worker, "worker");
    requireNonNull(revisions, "revisions");
  }

  @Override
  public Curator as(String actor) {
    return new WorkerCurator(curator.as(actor), worker, revisions);
  }

  @Override
  public Optional<EnrolmentResult> enroll(PersonId person, Picture picture)
      throws InterruptedException {
    Optional<EnrolmentResult> result = worker.ask(() -> curator.enroll(person, List.of(picture)));
    result.filter(enrolled -> enrolled.written() > 0).ifPresent(enrolled -> revisions.add(person));
    return result;
  }

  @Override
  public GalleryChange rename(PersonId from, PersonId to) {
    return curator.rename(from, to);
  }

  @Override
  public GalleryChange merge(PersonId from, PersonId into) {
    return curator.merge(from, into);
  }

  @Override
  public GalleryChange setStatus(PersonId person, PersonStatus status) {
    return curator.setStatus(person, status);
  }

  @Override
  public GalleryChange remove(PersonId person) {
    return curator.remove(person);
  }

  @Override
  public ErasureReceipt erase(PersonId person) {
    return curator.erase(person, MATCHERS_TIMEOUT);
  }

  @Override
  public GalleryChange remove(TemplateId template) {
    return curator.remove(template);
  }
}
