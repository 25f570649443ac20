package dev.sightline.streams;

import java.util.Objects;

/**
 * What the topology shares with the process that runs it.
 *
 * @param gallery how far the gallery is applied
 * @param work how long records take that are being worked on
 * @param input how much of the stages' input has been processed
 */
public record ProcessLinks(GalleryProgress gallery, WorkTimer work, InputProgress input) {

  public ProcessLinks {
    Objects.requireNonNull(gallery, "gallery");
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(input, "input");
  }

  /** Links for stages whose input is always read through, e.g. in a test. */
  public static ProcessLinks of(RecognitionStages stages) {
    return of(stages, InputProgress.immediate());
  }

  /** Links for these stages. */
  public static ProcessLinks of(RecognitionStages stages, InputProgress input) {
    return new ProcessLinks(GalleryProgress.of(stages), new WorkTimer(), input);
  }
}
