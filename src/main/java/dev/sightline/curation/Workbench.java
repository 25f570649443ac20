package dev.sightline.curation;

import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.codec.GalleryFile;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.MatcherWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The work of all curators of a process, one call at a time, from any thread. The curators audit
 * it.
 */
final class Workbench implements AutoCloseable {
  private final GalleryCurator.Config config;
  private final EnrolmentModels models;
  private final InstantSource clock;
  private final GalleryTopic log;
  private EnrolmentModel model;
  private Set<ModelId> openedFor = Set.of();

  Workbench(GalleryCurator.Config config, EnrolmentModels models, InstantSource clock) {
    this.config = config;
    this.models = models;
    this.clock = clock;
    this.log = new GalleryTopic(config.connection(), config.gallery());
  }

  /** Reads from the current gallery. */
  synchronized <T> T read(Function<GalleryContents, T> question) {
    return question.apply(log.refresh().contents());
  }

  synchronized int unreadable() {
    return log.unreadable();
  }

  synchronized GalleryChange edit(Function<GalleryEditor, GalleryEdit> change) {
    return log.write(change.apply(editor()));
  }

  private GalleryEditor editor() {
    return new GalleryEditor(log.refresh().contents(), config.gallery());
  }

  synchronized Enrolled enroll(PersonId person, List<Picture> pictures) {
    return new Enrolled(session().enroll(person, pictures), log.lastRevision());
  }

  /**
   * The result of enrolling.
   *
   * @param revision the gallery's revision with it
   */
  record Enrolled(EnrolmentResult result, long revision) {}

  synchronized NegativesResult addNegatives(PersonId person, List<Picture> pictures) {
    return session().addNegatives(person, pictures);
  }

  synchronized ReviewedTemplates review(PersonId person) {
    return session().report(person);
  }

  synchronized Optional<PersonId> recognise(Picture picture, String camera) {
    openModel();
    return model.recognise(picture, log.index(), camera);
  }

  private EnrolmentSession session() {
    openModel();
    return new EnrolmentSession(
        log,
        model,
        new EnrolmentSession.Rules(config.gallery(), config.enrolment()),
        clock.instant());
  }

  /** Opens another model if the gallery was switched to it since. */
  private void openModel() {
    Set<ModelId> gallery = log.refresh().contents().models();
    if (model == null || !gallery.equals(openedFor)) {
      if (model == null || !Set.of(model.model()).containsAll(gallery)) {
        closeModel();
        model = models.open(gallery);
      }
      openedFor = gallery;
    }
    ForeignModelException.check(gallery, model.model());
  }

  private void closeModel() {
    if (model != null) {
      model.close();
      model = null;
    }
  }

  synchronized Erasure.Done erase(PersonId person, Duration timeout) {
    ErasureRemains remains = new ErasureRemains(config.connection().topics(), config.retention());
    return new Erasure(log, remains, () -> awaitMatchers(timeout))
        .erase(
            person,
            editor().remove(person),
            FormerIdentities.of(person, config.connection()),
            clock.instant());
  }

  /**
   * Writes the gallery.
   *
   * @param before called with the number of templates that will be written
   */
  synchronized int exportTo(OutputStream out, Consumer<Integer> before) throws IOException {
    GalleryContents contents = log.refresh().contents();
    before.accept(contents.size());
    GalleryFile.write(contents, out);
    return contents.size();
  }

  synchronized RekeyResult rekey() {
    return log.refresh().rekey();
  }

  /**
   * The result of re-embedding.
   *
   * @param before the models of its vectors until then
   * @param revision the gallery's revision with the switch
   */
  record Reembedded(List<ModelId> before, int faces, long revision) {}

  synchronized Reembedded reembed(
      FaceEmbedder embedder, Optional<Duration> patience, Runnable progress) {
    GalleryContents contents = log.refresh().contents();
    List<ModelId> before =
        contents
            .inForce()
            .map(List::of)
            .orElseGet(
                () ->
                    contents.models().stream()
                        .sorted(Comparator.comparing(ModelId::value))
                        .toList());
    LongConsumer beforeSwitch =
        revision ->
            patience.ifPresent(timeout -> requireReady(embedder.model(), revision, timeout));
    int faces = new Reembedding(log, embedder).run(progress, beforeSwitch);
    return new Reembedded(before, faces, log.lastRevision());
  }

  private void requireReady(ModelId model, long revision, Duration timeout) {
    try (MatcherWatch watch = newWatch()) {
      MatcherReadiness answer = watch.await(revision, timeout);
      MatchersNotReadyException.check(model, answer.behind(), watch.without(model));
    }
  }

  synchronized MatcherReadiness awaitMatchers(Duration timeout) {
    try (MatcherWatch watch = newWatch()) {
      return watch.await(log.lastRevision(), timeout);
    }
  }

  private MatcherWatch newWatch() {
    GalleryConnection connection = config.connection();
    return new MatcherWatch(connection.clients(), connection.topics().matchers());
  }

  synchronized long lastRevision() {
    return log.lastRevision();
  }

  @Override
  public synchronized void close() {
    log.close();
    closeModel();
  }
}
