package dev.sightline.curation;

import java.util.Objects;

/**
 * The result of naming a stranger.
 *
 * @param enrolment the result of enrolling the pictures cut from their frames
 * @param framesGone the number of best shots whose frames are deleted
 * @param revised the number of past visits revised
 */
public record NamingResult(EnrolmentResult enrolment, int framesGone, int revised) {

  public NamingResult {
    Objects.requireNonNull(enrolment, "enrolment");
  }

  /** Returns the same result with more revised visits. */
  public NamingResult andRevised(int more) {
    return new NamingResult(enrolment, framesGone, revised + more);
  }

  /** Returns whether the person has a template now. */
  public boolean isEnrolled() {
    return !enrolment.reviewed().kept().isEmpty();
  }
}
