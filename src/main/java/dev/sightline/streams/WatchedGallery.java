package dev.sightline.streams;

import dev.sightline.gallery.Gallery;

/** Remembers the gallery that a topology makes, to say from outside how far it is. */
final class WatchedGallery {
  private final Erasures erasures = new Erasures();
  private volatile Gallery made;

  /** The same stages, whose gallery is this one. */
  RecognitionStages watch(RecognitionStages stages) {
    return stages
        .match()
        .map(
            matching ->
                stages.withMatch(
                    matching.withGallery(
                        () -> {
                          made = matching.gallery().get();
                          return made;
                        })))
        .orElse(stages);
  }

  /** Whom this process has to forget. */
  Erasures erasures() {
    return erasures;
  }

  /** What the gallery is at, and all that has to be forgotten is; 0 before it is made. */
  long revision() {
    Gallery gallery = made;
    return gallery == null ? 0 : erasures.doneUpTo(gallery.revision());
  }
}
