package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;

/** A listener to the progress of a run, called by the thread that runs it. */
public interface TrainingListener {

  /** A listener that does nothing. */
  TrainingListener SILENT =
      new TrainingListener() {
        @Override
        public void looked(long faces, long of) {}

        @Override
        public void stepped(int step, int of, Pace pace) {}

        @Override
        public void validated(EpochFigures figures) {}
      };

  /**
   * The figures since the last validation.
   *
   * @param imagesPerSecond the number of faces trained on per second
   */
  record Pace(TripletFigures triplets, double imagesPerSecond) {}

  /** Called while the pull's targets are computed, before the first step. */
  void looked(long faces, long of);

  /** Called after a step. */
  void stepped(int step, int of, Pace pace);

  /** Called after a validation, when the checkpoint, if any, has been written. */
  void validated(EpochFigures figures);
}
