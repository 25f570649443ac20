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
 * How far a process follows the gallery, and which of its models embeds by what the gallery is
 * switched to. One thread writes, any thread asks.
 *
 * <p>What is wrong is logged once the topic was read through, in a line a model: what it says in
 * between need not be so in the end.
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
   * @param own the process's models; the first embeds until the gallery is switched. Empty where
   *     nothing is embedded or compared
   * @param past the gallery as it stood, where frames of the past are decided anew
   */
  private GalleryProgress(List<ModelId> own, Optional<ReplayGallery> past) {
    this.own = List.copyOf(own);
    this.past = past;
    past.ifPresent(stood -> stood.erased().forEach(erasures::add));
    this.embedding = own.isEmpty() ? null : own.get(0);
  }

  /**
   * At the beginning, before anything is read.
   *
   * @throws IllegalArgumentException if a stage embeds what the next one does not compare
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
   * The gallery is of a model from here on; without it the process goes on with the one it used.
   */
  synchronized void switchTo(ModelId model) {
    if (switchedTo.equals(Optional.of(model))) {
      return;
    }
    switchedTo = Optional.of(model);
    if (own.contains(model)) {
      embedding = model;
      LOG.info("The gallery is of {}", model);
    }
    update();
  }

  /**
   * Says what there is that no model of this process compares.
   *
   * @param templates how many, by their model
   * @param nothingElse whether there is no other template
   */
  synchronized void foundForeign(Map<ModelId, Integer> templates, boolean nothingElse) {
    foreign = Map.copyOf(templates);
    onlyForeign = nothingElse;
    update();
  }

  /** Everything up to this revision is in force. */
  void applied(long upTo) {
    revision = upTo;
  }

  /** What was there when the process started has been read. */
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
        "The gallery is of {}, and this process has {} only: name that model's bundle in"
            + " embed.next.model, or in embed.model, and start it anew",
        model,
        own);
  }

  private void stateForeign(ModelId model) {
    LOG.warn(
        "The gallery has templates, {} of them now, with a vector of {} only; this process compares"
            + " {}, so nobody is recognised by them: name that model's bundle in"
            + " embed.next.model, or give them vectors with 'sightline gallery reembed'",
        foreign.get(model),
        model,
        own);
  }

  /** The model that embeds, and whose templates are the gallery's. */
  ModelId embedding() {
    return embedding;
  }

  /** The model that is to embed a frame. */
  ModelId embedding(FrameRef frame) {
    return past.flatMap(stood -> stood.model(frame)).filter(own::contains).orElse(embedding);
  }

  /** The model that the gallery is of, if this process does not have it. */
  public Optional<ModelId> missing() {
    return missing;
  }

  /** Whom this process has to forget. */
  Erasures erasures() {
    return erasures;
  }

  /** What a matcher tells of it: the revision up to which all that has to be forgotten is. */
  public MatcherReport report() {
    // Read in this order: a revision is never told with the model of an earlier one.
    long applied = erasures.doneUpTo(revision);
    return new MatcherReport(applied, switchedTo, own);
  }
}
