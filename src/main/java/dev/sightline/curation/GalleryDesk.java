package dev.sightline.curation;

import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditLog;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.GalleryFile;
import dev.sightline.events.MatcherAnswer;
import dev.sightline.events.MatcherWatch;
import dev.sightline.events.TopicRetention;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Shows and changes who is enrolled. Serves one call at a time, whatever thread it comes from.
 *
 * <p>Detector and network are opened by the first call that needs them, which then takes seconds.
 * Calls that name a person or a template that is not there throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is none, or one that is taken, is an {@link
 * IllegalArgumentException}.
 */
public final class GalleryDesk implements AutoCloseable {
  private static final GalleryChange NO_CHANGE = new GalleryChange(0, 0, 0);

  private final Config config;
  private final Supplier<EnrolmentNetwork> open;
  private final InstantSource clock;
  private final GalleryLog log;
  private final Audit audit;
  private EnrolmentNetwork network;

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
   * @param network opens detector and network; closed with the desk
   * @param clock says when a template is enrolled
   */
  public GalleryDesk(Config config, Supplier<EnrolmentNetwork> network, InstantSource clock) {
    this.config = config;
    this.open = network;
    this.clock = clock;
    this.log = new GalleryLog(config.connection(), config.gallery());
    this.audit =
        new Audit(
            new AuditLog(config.connection().producer(), config.connection().topics().audit()),
            config.actor(),
            clock);
  }

  /** Everybody who is enrolled, by collection and name. */
  public synchronized List<PersonSummary> persons() {
    return log.refresh().contents().persons();
  }

  /** A person's templates and negative examples, by key; empty if there is no such person. */
  public synchronized List<Template> templatesOf(PersonKey person) {
    return log.refresh().contents().templatesOf(person);
  }

  /** How many records of the gallery's topic this program could not read so far. */
  public synchronized int unreadable() {
    return log.unreadable();
  }

  /**
   * Enrols a person's pictures beside those the person has already. Pictures that are enrolled, by
   * their content, are left out, so that the same call goes on where another ended.
   *
   * @throws ForeignModelException if the gallery is another network's
   */
  public synchronized EnrolmentResult enroll(PersonKey person, List<Picture> pictures) {
    EnrolmentResult result = session().enroll(person, pictures);
    if (result.written() > 0) {
      audit.add(
          AuditAction.ENROLLED, person, new GalleryChange(result.written(), 0, log.lastRevision()));
    }
    return result;
  }

  /**
   * Whom the matchers would name in a picture of a camera now; nothing is enrolled.
   *
   * @throws ForeignModelException if the gallery is another network's
   */
  synchronized Optional<PersonKey> recognise(Picture picture, String camera) {
    openNetwork();
    return network.recognise(picture, log.index(), camera);
  }

  /**
   * Enrols pictures of somebody who looks like the person and is not: a face that is more like one
   * of them than like the person's templates is never named so.
   *
   * @throws ForeignModelException if the gallery is another network's
   */
  public synchronized NegativesResult addNegatives(PersonKey person, List<Picture> pictures) {
    NegativesResult result = session().addNegatives(person, pictures);
    audit.add(AuditAction.NEGATIVE_ADDED, person, result.change());
    return result;
  }

  /** Makes a template that is not its person a negative example of that person. */
  public GalleryChange toNegative(TemplateKey template) {
    return edit(AuditAction.NEGATIVE_ADDED, template, editor -> editor.toNegative(template));
  }

  /** Gives a person another name or collection. */
  public GalleryChange rename(PersonKey from, PersonKey to) {
    return edit(AuditAction.RENAMED, from + " to " + to, editor -> editor.rename(from, to));
  }

  /** Makes one person of two: the second. */
  public GalleryChange merge(PersonKey from, PersonKey into) {
    return edit(AuditAction.MERGED, from + " into " + into, editor -> editor.merge(from, into));
  }

  /** Gives a template to another person, new or enrolled. */
  public GalleryChange move(TemplateKey template, PersonKey to) {
    return edit(AuditAction.MOVED, template + " to " + to, editor -> editor.move(template, to));
  }

  /** Disables, ignores or reactivates a person. */
  public GalleryChange setStatus(PersonKey person, PersonStatus status) {
    return edit(
        AuditAction.STATUS_SET,
        person + " " + status.name().toLowerCase(Locale.ROOT),
        editor -> editor.setStatus(person, status));
  }

  /** Removes a person's templates, negative examples and status. */
  public GalleryChange remove(PersonKey person) {
    return edit(AuditAction.REMOVED, person, editor -> editor.remove(person));
  }

  /**
   * Erases a person: destroys the keys, so that nothing they have sealed can be read again, removes
   * templates, negative examples and status, waits for the matchers, and writes the receipt to the
   * audit.
   *
   * @param timeout how long to wait for matchers that run, but are behind
   */
  public synchronized ErasureReceipt erase(PersonKey person, Duration timeout) {
    GalleryEdit removal =
        new GalleryEditor(log.refresh().contents(), config.gallery()).remove(person);
    ErasureRemains remains = new ErasureRemains(config.connection().topics(), config.retention());
    Erasure.Done done =
        new Erasure(log, remains, () -> awaitMatchers(timeout))
            .erase(
                person, removal, PastIdentities.of(person, config.connection()), clock.instant());
    audit.add(done.receipt(), done.change());
    return done.receipt();
  }

  /** Removes one template. */
  public GalleryChange remove(TemplateKey template) {
    return edit(AuditAction.REMOVED, template, editor -> editor.remove(template));
  }

  /**
   * How a person's templates fit together: outliers and near duplicates.
   *
   * @throws ForeignModelException if the gallery is another network's
   */
  public synchronized ReviewedTemplates review(PersonKey person) {
    return session().report(person);
  }

  /** Writes the whole gallery as a {@link GalleryFile}; the stream stays open. */
  public synchronized int exportTo(OutputStream out) throws IOException {
    GalleryContents contents = log.refresh().contents();
    audit.add(AuditAction.EXPORTED, contents.size() + " templates", NO_CHANGE);
    GalleryFile.write(contents, out);
    return contents.size();
  }

  /**
   * Adds what a {@link GalleryFile} holds; its templates replace those of the same key. Nothing is
   * written if the file is not whole.
   */
  public synchronized GalleryChange importFrom(InputStream in) throws IOException {
    GalleryContents other = GalleryFile.read(in);
    return edit(AuditAction.IMPORTED, other.size() + " templates", editor -> editor.add(other));
  }

  /**
   * Encrypts what is not encrypted yet, with a key a person, and wraps all keys with the current
   * key-encryption key.
   *
   * @throws IllegalStateException if no key-encryption key is configured
   */
  public synchronized RekeyResult rekey() {
    RekeyResult result = log.refresh().rekey();
    audit.add(
        AuditAction.REKEYED,
        result.rewrapped() + " keys",
        new GalleryChange(result.encrypted(), 0, log.lastRevision()));
    return result;
  }

  /**
   * Gives every template the vector of another network, from the stored chip, while the vectors
   * that are there still match; then switches the gallery to that network with one record. Goes on
   * where another call ended.
   *
   * @param embedder the other network; left open
   * @param progress is told of each face that is done
   * @return how many faces were embedded
   * @throws IllegalArgumentException if the network takes chips of another template
   */
  public synchronized int reembed(FaceEmbedder embedder, Runnable progress) {
    int embedded = new Reembedding(log, embedder).run(progress);
    audit.add(
        AuditAction.REEMBEDDED,
        embedder.model(),
        new GalleryChange(embedded, 0, log.lastRevision()));
    return embedded;
  }

  /**
   * Waits until every running matcher has all that this desk has changed.
   *
   * @param timeout how long to wait for matchers that run, but are behind
   */
  public synchronized MatcherAnswer awaitMatchers(Duration timeout) {
    GalleryConnection connection = config.connection();
    try (MatcherWatch watch =
        new MatcherWatch(connection.consumer(), connection.topics().matchers())) {
      return watch.await(log.lastRevision(), timeout);
    }
  }

  private synchronized GalleryChange edit(
      AuditAction action, Object subject, Function<GalleryEditor, GalleryEdit> change) {
    GalleryContents contents = log.refresh().contents();
    GalleryChange changed = log.write(change.apply(new GalleryEditor(contents, config.gallery())));
    audit.add(action, subject, changed);
    return changed;
  }

  private void openNetwork() {
    if (network == null) {
      network = open.get();
    }
    ForeignModelException.check(log.refresh().contents().models(), network.model());
  }

  private EnrolmentSession session() {
    openNetwork();
    return new EnrolmentSession(
        log,
        network,
        new EnrolmentSession.Rules(config.gallery(), config.enrolment()),
        clock.instant());
  }

  @Override
  public synchronized void close() {
    log.close();
    audit.close();
    if (network != null) {
      network.close();
    }
  }
}
