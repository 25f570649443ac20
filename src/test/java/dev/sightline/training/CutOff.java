package dev.sightline.training;

/** Ends the run by an exception, as a power cut would, after so many validations. */
final class CutOff implements TrainingListener {
  private int left;

  CutOff(int validations) {
    this.left = validations;
  }

  @Override
  public void looked(long faces, long of) {}

  @Override
  public void stepped(int step, int of, Pace pace) {}

  @Override
  public void validated(EpochFigures figures) {
    left--;
    if (left == 0) {
      throw new PulledPlug();
    }
  }

  static final class PulledPlug extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
