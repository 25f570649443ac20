package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.audit.AuditLog;
import dev.sightline.events.AuditAction;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.TopicRetention;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The curator of the gallery: it shows and changes the enrolled persons and audits the changes
 * under an actor. It processes one call at a time, from any thread, also across all curators
 * derived from it.
 *
 * <p>Detector and model are opened by the first call that needs them, which then takes seconds.
 * Methods with a person or a template that does not exist throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is invalid or taken is an {@link
 * IllegalArgumentException}.
 */
public final class GalleryCurator implements AutoCloseable {
  private final Workbench bench;
  private final Audit audit;

  /**
   * The configuration of a curator.
   *
   * @param retention the retention of the topics, for the receipt of an erasure
   * @param actor the name of the actor in the audit
   */
  public record Config(
      GalleryConnection connection,
      GalleryConfig gallery,
      EnrolmentConfig enrolment,
      TopicRetention retention,
      String actor) {}

  /**
   * @param models the factory of detector and model, which the curator closes
   * @param clock the clock for the time of enrolment
   */
  public GalleryCurator(Config config, EnrolmentModels models, InstantSource clock) {
    this(
        new Workbench(config, models, clock),
        new Audit(
            new AuditLog(config.connection().clients(), config.connection().topics().audit()),
            config.actor(),
            clock));
  }

  private GalleryCurator(Workbench bench, Audit audit) {
    this.bench = bench;
    this.audit = audit;
  }

  /**
   * Returns the same curator for another actor: changes are audited under {@code actor}. Closed
   * with this.
   */
  public GalleryCurator as(String actor) {
    return new GalleryCurator(bench, audit.as(actor));
  }

  /** Returns all enrolled persons, by collection and name. */
  public List<PersonSummary> persons() {
    return bench.read(GalleryContents::persons);
  }

  /**
   * Returns a person's templates and negative examples, by id; empty if there is no such person.
   */
  public List<Template> templatesOf(PersonId person) {
    return bench.read(contents -> contents.templatesOf(person));
  }

  /** Audits that the actor views a person's data. */
  public void viewed(PersonId person, ViewedData what) {
    audit.viewed(person.toString(), what);
  }

  /** Audits that the actor views the data of more than one person. */
  public void viewedEverybody(ViewedData what) {
    audit.viewed(ViewedData.EVERYBODY, what);
  }

  /** Returns the number of gallery records this program could not read so far. */
  public int unreadable() {
    return bench.unreadable();
  }

  /**
   * Enrols a person's pictures beside existing ones. Pictures that are enrolled already, by their
   * content, are skipped, so that repeating the call resumes an interrupted one.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public EnrolmentResult enroll(PersonId person, List<Picture> pictures) {
    Workbench.Enrolled enrolled = bench.enroll(person, pictures);
    int written = enrolled.result().written();
    if (written > 0) {
      audit.add(AuditAction.ENROLLED, person, new GalleryChange(written, 0, enrolled.revision()));
    }
    return enrolled.result();
  }

  /**
   * Returns the person that the matchers would name in a camera's picture now; enrols nothing.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public Optional<PersonId> recognise(Picture picture, String camera) {
    return bench.recognise(picture, camera);
  }

  /**
   * Enrols pictures of another person who looks similar: a face that is more similar to one of them
   * than to the person's templates is never named as that person.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    NegativesResult result = bench.addNegatives(person, pictures);
    audit.add(AuditAction.NEGATIVE_ADDED, person, result.change());
    return result;
  }

  /** Turns a template into a negative example of its person. */
  public GalleryChange toNegative(TemplateId template) {
    return edit(AuditAction.NEGATIVE_ADDED, template, editor -> editor.toNegative(template));
  }

  /** Gives a person another name or collection. */
  public GalleryChange rename(PersonId from, PersonId to) {
    return edit(AuditAction.RENAMED, from + " to " + to, editor -> editor.rename(from, to));
  }

  /** Merges two persons into the second. */
  public GalleryChange merge(PersonId from, PersonId into) {
    return edit(AuditAction.MERGED, from + " into " + into, editor -> editor.merge(from, into));
  }

  /** Moves a template to another person, new or enrolled. */
  public GalleryChange move(TemplateId template, PersonId to) {
    return edit(AuditAction.MOVED, template + " to " + to, editor -> editor.move(template, to));
  }

  /** Disables, ignores or reactivates a person. */
  public GalleryChange setStatus(PersonId person, PersonStatus status) {
    return edit(
        AuditAction.STATUS_SET,
        person + " " + status.name().toLowerCase(Locale.ROOT),
        editor -> editor.setStatus(person, status));
  }

  /** Removes a person's templates, negative examples and status. */
  public GalleryChange remove(PersonId person) {
    return edit(AuditAction.REMOVED, person, editor -> editor.remove(person));
  }

  /**
   * Erases a person: destroys the keys, so that the data they encrypted can never be read again,
   * removes templates, negative examples and status, waits for the matchers, and writes the receipt
   * to the audit.
   *
   * @param timeout how long to wait for running matchers that are behind
   */
  public ErasureReceipt erase(PersonId person, Duration timeout) {
    Erasure.Done done = bench.erase(person, timeout);
    audit.add(done.receipt(), done.change());
    return done.receipt();
  }

  /** Removes one template. */
  public GalleryChange remove(TemplateId template) {
    return edit(AuditAction.REMOVED, template, editor -> editor.remove(template));
  }

  /**
   * Reviews a person's templates: outliers and near duplicates.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public ReviewedTemplates review(PersonId person) {
    return bench.review(person);
  }

  /** Returns the operations on the whole gallery, for the same actor. Needs no closing. */
  public GalleryMaintenance whole() {
    return new GalleryMaintenance(bench, audit);
  }

  /**
   * Waits until every running matcher has applied all changes of this curator.
   *
   * @param timeout how long to wait for running matchers that are behind
   */
  public MatcherReadiness awaitMatchers(Duration timeout) {
    return bench.awaitMatchers(timeout);
  }

  private GalleryChange edit(
      AuditAction action, Object subject, Function<GalleryEditor, GalleryEdit> change) {
    GalleryChange changed = bench.edit(change);
    audit.add(action, subject, changed);
    return changed;
  }

  /** Closes this curator and those derived from it. */
  @Override
  public void close() {
    bench.close();
    audit.close();
  }
}
