package dev.sightline.streams;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameRef;
import dev.sightline.events.MatcherReport;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.gallery.Erasures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of a process in following the gallery: the revision it has applied, the erasures,
 * and the model that embeds now. One thread writes, any thread reads.
 */
public final class GalleryProgress {
  private final Optional<ReplayGallery> past;
  private final Erasures erasures = new Erasures();
  private final ModelChoice choice;
  private final MissingModels missing;
  private volatile long revision;

  /**
   * @param loaded the process's models; the first embeds until the gallery is switched. Empty if
   *     nothing is embedded or compared
   * @param past the gallery of the past, for a replay
   */
  private GalleryProgress(List<ModelId> loaded, Optional<ReplayGallery> past) {
    this.past = past;
    this.choice = new ModelChoice(loaded);
    this.missing = new MissingModels(choice.loaded());
    past.ifPresent(gallery -> gallery.erased().forEach(erasures::add));
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
    if (choice.switchTo(model)) {
      missing.switchTo(model);
    }
  }

  /**
   * Records the templates without a vector of this process's models.
   *
   * @param templates the number of templates, by their model
   * @param noOthers whether there is no other template
   */
  synchronized void foundForeign(Map<ModelId, Integer> templates, boolean noOthers) {
    missing.foundTemplates(templates, noOthers);
  }

  /** Records that everything up to this revision is applied. */
  void applied(long upTo) {
    revision = upTo;
  }

  /** Records that everything from before the start of the process has been read. */
  public synchronized void readThrough() {
    missing.readThrough();
  }

  /** Returns the model that embeds, whose templates are the gallery's. */
  ModelId embedding() {
    return choice.embedding();
  }

  /** Returns the model that embeds a frame. */
  ModelId embedding(FrameRef frame) {
    return past.flatMap(gallery -> gallery.model(frame))
        .filter(choice::isLoaded)
        .orElse(choice.embedding());
  }

  /** Returns the gallery's model, if this process has not loaded it. */
  public Optional<ModelId> missing() {
    return missing.first();
  }

  /** Returns the erasures that this process has to apply. */
  Erasures erasures() {
    return erasures;
  }

  /** Returns the matcher's report: the revision up to which all erasures are applied. */
  public MatcherReport report() {
    // The order matters: a revision must never be reported with an earlier revision's model.
    long applied = erasures.doneUpTo(revision);
    return new MatcherReport(applied, choice.ofGallery(), choice.loaded());
  }
}
