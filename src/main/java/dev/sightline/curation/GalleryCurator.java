package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.audit.AuditLog;
import dev.sightline.curation.EnrolmentResult.Refusal;
import dev.sightline.events.AuditAction;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.SeenFace;
import dev.sightline.gallery.Template;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.TopicRetention;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows and changes who is enrolled, on behalf of one actor, and writes down who did what.
 * Thread-safe: this and all curators made of it do one call at a time.
 *
 * <p>Detector and model are opened by the first call that needs them, which then takes seconds.
 * Methods with a person or a template that does not exist throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is invalid or taken is an {@link
 * IllegalArgumentException}.
 */
public final class GalleryCurator implements AutoCloseable {
  private final Config config;
  private final InstantSource clock;
  private final Resources resources;
  private final GalleryTopic topic;
  private final GalleryModel model;
  private final Matchers matchers;
  private final VisitReviser visits;
  private final Audit audit;

  /**
   * Where the gallery is and which rules hold.
   *
   * @param past the past visits, closed with the curator; empty if none are recorded
   * @param retention of the topics; tells what remains of a person who is erased
   * @param actor the name under which changes are audited
   */
  public record Config(
      GalleryConnection connection,
      Optional<PastVisits> past,
      GalleryConfig gallery,
      EnrolmentConfig enrolment,
      TopicRetention retention,
      String actor) {}

  private GalleryCurator(
      Resources resources, Config config, EnrolmentModels models, InstantSource clock) {
    GalleryConnection connection = config.connection();
    this.config = config;
    this.clock = clock;
    this.resources = resources;
    this.matchers = new Matchers(connection);
    this.audit =
        resources.add(
            new Audit(
                new AuditLog(connection.clients(), connection.topics().audit()),
                config.actor(),
                clock));
    this.model = resources.add(new GalleryModel(models, config.gallery(), config.enrolment()));
    this.topic = resources.add(GalleryTopic.open(connection, config.gallery()));
    config.past().ifPresent(resources::add);
    this.visits = new VisitReviser(connection, topic, model, config.past());
  }

  private GalleryCurator(GalleryCurator other, String actor) {
    this.config = other.config;
    this.clock = other.clock;
    this.resources = new Resources();
    this.topic = other.topic;
    this.model = other.model;
    this.matchers = other.matchers;
    this.visits = other.visits;
    this.audit = other.audit.as(actor);
  }

  /**
   * @param models opens detector and model; what it opened is closed with the curator
   * @param clock says when a template is enrolled
   */
  public static GalleryCurator open(Config config, EnrolmentModels models, InstantSource clock) {
    return Resources.open(resources -> new GalleryCurator(resources, config, models, clock));
  }

  /**
   * The same gallery for another actor. Needs no closing; it ends with this one.
   *
   * @param actor the name under which changes are audited
   */
  public GalleryCurator as(String actor) {
    return new GalleryCurator(this, actor);
  }

  /** Returns all enrolled persons, by collection and name. */
  public List<PersonSummary> persons() {
    return read(GalleryContents::persons);
  }

  /**
   * Returns a person's templates and negative examples, by id; empty if there is no such person.
   */
  public List<Template> templatesOf(PersonId person) {
    return read(contents -> contents.templatesOf(person));
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
    synchronized (topic) {
      return topic.unreadable();
    }
  }

  /**
   * Enrols a person's pictures beside existing ones. Pictures that are enrolled already, by their
   * content, are skipped, so that repeating the call resumes an interrupted one.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public EnrolmentResult enroll(PersonId person, List<Picture> pictures) {
    synchronized (topic) {
      return enrolled(person, session().enroll(person, pictures));
    }
  }

  /** Enrols faces that cameras saw, by the same rules. */
  EnrolmentResult enrollSeen(PersonId person, List<SeenFace> faces) {
    synchronized (topic) {
      return enrolled(person, session().enrollSeen(person, faces));
    }
  }

  private EnrolmentResult enrolled(PersonId person, EnrolmentSession.Draft<EnrolmentResult> draft) {
    GalleryChange change = topic.write(draft.edit());
    if (change.written() > 0) {
      audit.add(AuditAction.ENROLLED, person, change);
    }
    return draft.report();
  }

  /**
   * Enrols pictures of another person who looks similar: a face that is more similar to one of them
   * than to the person's templates is never named as that person.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    synchronized (topic) {
      EnrolmentSession.Draft<List<Refusal>> draft = session().addNegatives(person, pictures);
      Withdrawal withdrawal = Withdrawal.of(draft.edit(), topic.contents());
      GalleryChange change = topic.write(draft.edit());
      audit.add(AuditAction.NEGATIVE_ADDED, person, change);
      return new NegativesResult(change, draft.report(), visits.withdraw(withdrawal, false));
    }
  }

  /**
   * Makes a change that needs no picture, and revises the past visits that it concerns. The keys of
   * a person who has no template left are destroyed.
   */
  public EditResult edit(CurationEdit edit) {
    synchronized (topic) {
      GalleryEdit change = edit.with(topic.editor(), clock.instant());
      Withdrawal withdrawal = Withdrawal.of(change, topic.contents());
      GalleryChange changed = topic.write(change);
      audit.add(edit.action(), edit.subject(), changed);
      RevisedVisits revised = visits.withdraw(withdrawal, edit.action() == AuditAction.RENAMED);
      return new EditResult(
          changed,
          edit.recipient()
              .map(person -> visits.recognise(Set.of(person)).and(revised))
              .orElse(revised));
    }
  }

  /**
   * Reviews a person's templates: outliers and near duplicates.
   *
   * @throws ForeignModelException if the gallery uses another model
   */
  public ReviewedTemplates review(PersonId person) {
    synchronized (topic) {
      return session().report(person);
    }
  }

  /** Shows who is unknown and names them, for the same actor. Needs no closing. */
  public StrangerCurator strangers() {
    return new StrangerCurator(config.connection(), this, visits);
  }

  /** Corrects past visits, for the same actor. Needs no closing. */
  public VisitCurator visits() {
    return new VisitCurator(config.connection(), visits, audit);
  }

  /** Erases persons, strangers and sightings, for the same actor. Needs no closing. */
  public ErasureCurator erasures() {
    Erasure erasure = new Erasure(topic, config.connection(), config.retention(), clock);
    return new ErasureCurator(topic, erasure, matchers, audit);
  }

  /** Works on the whole gallery, for the same actor. Needs no closing. */
  public GalleryMaintenance whole() {
    return new GalleryMaintenance(topic, matchers, visits, audit);
  }

  /**
   * Waits until every running matcher has all that this curator has changed.
   *
   * @param timeout how long to wait for running matchers that are behind
   */
  public MatcherReadiness awaitMatchers(Duration timeout) {
    return matchers.await(topic.lastRevision(), timeout);
  }

  private <T> T read(Function<GalleryContents, T> question) {
    synchronized (topic) {
      return question.apply(topic.refresh().contents());
    }
  }

  private EnrolmentSession session() {
    return model.session(topic.refresh(), clock.instant());
  }

  /** Ends the curators that were made of this one, too. Idempotent. */
  @Override
  public void close() {
    synchronized (topic) {
      resources.close();
    }
  }
}
