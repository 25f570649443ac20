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
 * Shows and changes who is enrolled, in somebody's name, and writes down who did what. Serves one
 * call at a time, whatever thread it comes from; so do all desks that are made of one.
 *
 * <p>Detector and model are opened by the first call that needs them, which then takes seconds.
 * Calls that name a person or a template that is not there throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is none, or one that is taken, is an {@link
 * IllegalArgumentException}.
 */
public final class GalleryCurator implements AutoCloseable {
  private final Workbench bench;
  private final Audit audit;

  /**
   * What a desk goes by.
   *
   * @param retention of the topics; tells what remains of a person who is erased
   * @param actor who is said to have done what is done here
   */
  public record Config(
      GalleryConnection connection,
      GalleryConfig gallery,
      EnrolmentConfig enrolment,
      TopicRetention retention,
      String actor) {}

  /**
   * @param models opens detector and model; what it opened is closed with the desk
   * @param clock says when a template is enrolled
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

  /** The same desk for somebody else: what is done there is said to be theirs. Closed with this. */
  public GalleryCurator as(String actor) {
    return new GalleryCurator(bench, audit.as(actor));
  }

  /** Everybody who is enrolled, by collection and name. */
  public List<PersonSummary> persons() {
    return bench.read(GalleryContents::persons);
  }

  /** A person's templates and negative examples, by id; empty if there is no such person. */
  public List<Template> templatesOf(PersonId person) {
    return bench.read(contents -> contents.templatesOf(person));
  }

  /** Writes down that somebody looks at a person's data. */
  public void viewed(PersonId person, ViewedData what) {
    audit.viewed(person.toString(), what);
  }

  /** Writes down that somebody looks at everybody's data. */
  public void viewedEverybody(ViewedData what) {
    audit.viewed(ViewedData.EVERYBODY, what);
  }

  /** How many records of the gallery's topic this program could not read so far. */
  public int unreadable() {
    return bench.unreadable();
  }

  /**
   * Enrols a person's pictures beside those the person has already. Pictures that are enrolled, by
   * their content, are left out, so that the same call goes on where another ended.
   *
   * @throws ForeignModelException if the gallery is another model's
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
   * Whom the matchers would name in a picture of a camera now; nothing is enrolled.
   *
   * @throws ForeignModelException if the gallery is another model's
   */
  public Optional<PersonId> recognise(Picture picture, String camera) {
    return bench.recognise(picture, camera);
  }

  /**
   * Enrols pictures of somebody who looks like the person and is not: a face that is more like one
   * of them than like the person's templates is never named so.
   *
   * @throws ForeignModelException if the gallery is another model's
   */
  public NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    NegativesResult result = bench.addNegatives(person, pictures);
    audit.add(AuditAction.NEGATIVE_ADDED, person, result.change());
    return result;
  }

  /** Makes a template that is not its person a negative example of that person. */
  public GalleryChange toNegative(TemplateId template) {
    return edit(AuditAction.NEGATIVE_ADDED, template, editor -> editor.toNegative(template));
  }

  /** Gives a person another name or collection. */
  public GalleryChange rename(PersonId from, PersonId to) {
    return edit(AuditAction.RENAMED, from + " to " + to, editor -> editor.rename(from, to));
  }

  /** Makes one person of two: the second. */
  public GalleryChange merge(PersonId from, PersonId into) {
    return edit(AuditAction.MERGED, from + " into " + into, editor -> editor.merge(from, into));
  }

  /** Gives a template to another person, new or enrolled. */
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
   * Erases a person: destroys the keys, so that nothing they have sealed can be read again, removes
   * templates, negative examples and status, waits for the matchers, and writes the receipt to the
   * audit.
   *
   * @param timeout how long to wait for matchers that run, but are behind
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
   * How a person's templates fit together: outliers and near duplicates.
   *
   * @throws ForeignModelException if the gallery is another model's
   */
  public ReviewedTemplates review(PersonId person) {
    return bench.review(person);
  }

  /** The same gallery as a whole, for whoever this desk is for. Needs no closing. */
  public GalleryMaintenance whole() {
    return new GalleryMaintenance(bench, audit);
  }

  /**
   * Waits until every running matcher has all that this desk has changed.
   *
   * @param timeout how long to wait for matchers that run, but are behind
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

  /** Closes the desks that were made of this one, too. */
  @Override
  public void close() {
    bench.close();
    audit.close();
  }
}
