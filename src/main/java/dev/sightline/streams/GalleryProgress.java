package dev.sightline.streams;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import dev.sightline.events.MatcherReport;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.gallery.Erasures;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The progress of a process in following the gallery, and the model that embeds now. One thread
 * writes, any thread reads.
 *
 * <p>Problems are logged, one line per model, once the topic was read to its end, because earlier
 * records may be outdated.
 */
public final class GalleryProgress {
  private static final Logger LOG = LoggerFactory.getLogger(GalleryProgress.class);

  private final List<ModelId> own;
  private final Optional<ReplayGallery> past;
  private final Erasures erasures = new Erasures();
  private final Set<ModelId> stated = new HashSet<>();
  private volatile ModelId embedding;
  private volatile Optional<ModelId> missing = Optional.empty();
  private volatile long revision;
  private volatile Optional<ModelId> switchedTo = Optional.empty();
  private Map<ModelId, Integer> foreign = Map.of();
  private boolean onlyForeign;
  private boolean readThrough;

  /**
   * @param own the process's models; the first embeds until the gallery is switched. Empty if
   *     nothing is embedded or compared
   * @param past the gallery of the past, for a replay
   */
  private GalleryProgress(List<ModelId> own, Optional<ReplayGallery> past) {
    this.own = List.copyOf(own);
    this.past = past;
    past.ifPresent(stood -> stood.erased().forEach(erasures::add));
    this.embedding = own.isEmpty() ? null : own.get(0);
  }

  /**
   * Creates the progress before the first record.
   *
   * @throws IllegalArgumentException if a stage embeds with a model that the next one does not
   *     compare
   */
  public static GalleryProgress of(RecognitionStages stages) {
    List<ModelId> embedded = stages.embed().stream().map(EmbeddingModel::id).toList();
    List<ModelId> compared =
        stages.match().stream()
            .flatMap(matching -> matching.models().stream())
            .map(ComparedModel::model)
            .toList();
    if (!compared.isEmpty() && !compared.containsAll(embedded)) {
      throw new IllegalArgumentException(
          "what is embedded here must be compared here: embedded "
              + embedded
              + ", compared "
              + compared);
    }
    Optional<ReplayGallery> past = stages.match().flatMap(Matching::past);
    return new GalleryProgress(embedded.isEmpty() ? compared : embedded, past);
  }

  /**
   * Switches to a model of the gallery. Without that model, the process continues with the previous
   * one.
   */
  synchronized void switchTo(ModelId model) {
    if (switchedTo.equals(Optional.of(model))) {
      return;
    }
    switchedTo = Optional.of(model);
    if (own.contains(model)) {
      embedding = model;
      LOG.info("The gallery uses model {}", model);
    }
    update();
  }

  /**
   * Records the templates without a vector of this process's models.
   *
   * @param templates the number of templates, by their model
   * @param nothingElse whether there is no other template
   */
  synchronized void foundForeign(Map<ModelId, Integer> templates, boolean nothingElse) {
    foreign = Map.copyOf(templates);
    onlyForeign = nothingElse;
    update();
  }

  /** Records that everything up to this revision is applied. */
  void applied(long upTo) {
    revision = upTo;
  }

  /** Records that everything from before the start of the process has been read. */
  public synchronized void readThrough() {
    readThrough = true;
    update();
  }

  private void update() {
    missing = switchedTo.filter(model -> !own.contains(model));
    if (missing.isEmpty() && onlyForeign) {
      missing = foreign.keySet().stream().findFirst();
    }
    if (readThrough) {
      missing.filter(stated::add).ifPresent(this::stateMissing);
      foreign.keySet().stream().filter(stated::add).forEach(this::stateForeign);
    }
  }

  private void stateMissing(ModelId model) {
    LOG.error(
        "The gallery uses model {}, but this process has loaded only {}: set that model's bundle as"
            + " embed.next.model or embed.model, and restart it",
        model,
        own);
  }

  private void stateForeign(ModelId model) {
    LOG.warn(
        "The gallery has templates, currently {}, with a vector of {} only; this process compares"
            + " {}, so nobody is recognised by them: set that model's bundle as"
            + " embed.next.model, or give them vectors with 'sightline gallery reembed'",
        foreign.get(model),
        model,
        own);
  }

  /** Returns the model that embeds, whose templates are the gallery's. */
  ModelId embedding() {
    return embedding;
  }

  /** Returns the model that embeds a frame. */
  ModelId embedding(FrameRef frame) {
    return past.flatMap(stood -> stood.model(frame)).filter(own::contains).orElse(embedding);
  }

  /** Returns the gallery's model, if this process has not loaded it. */
  public Optional<ModelId> missing() {
    return missing;
  }

  /** Returns the erasures that this process has to apply. */
  Erasures erasures() {
    return erasures;
  }

  /** Returns the matcher's report: the revision up to which all erasures are applied. */
  public MatcherReport report() {
    // The order matters: a revision must never be reported with an earlier revision's model.
    long applied = erasures.doneUpTo(revision);
    return new MatcherReport(applied, switchedTo, own);
  }
}
