package dev.sightline.curation;

import java.util.Objects;

/**
 * What became of somebody unknown.
 *
 * @param enrolment what became of the pictures cut from their frames
 * @param framesGone how many best shots' frames are not kept any more
 * @param revised how many past visits were revised
 */
public record NamingResult(EnrolmentResult enrolment, int framesGone, int revised) {

  public NamingResult {
    Objects.requireNonNull(enrolment, "enrolment");
  }

  /** The same, and so many visits more were revised. */
  public NamingResult andRevised(int more) {
    return new NamingResult(enrolment, framesGone, revised + more);
  }

  /** Whether the person has a template now. */
  public boolean isEnrolled() {
    return !enrolment.reviewed().kept().isEmpty();
  }
}
