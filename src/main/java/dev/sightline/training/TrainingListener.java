package dev.sightline.training;

import dev.sightline.training.triplets.TripletFigures;

/** Is told how a run goes on, by the thread that runs it. */
public interface TrainingListener {

  /** Hears nothing. */
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
   * How it goes since the last validation.
   *
   * @param imagesPerSecond faces trained on a second
   */
  record Pace(TripletFigures triplets, double imagesPerSecond) {}

  /** The pull's targets are being computed, before the first step. */
  void looked(long faces, long of);

  /** A step is done. */
  void stepped(int step, int of, Pace pace);

  /** A validation is done; the checkpoint, if one is kept, is written. */
  void validated(EpochFigures figures);
}
