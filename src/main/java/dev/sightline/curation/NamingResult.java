package dev.sightline.curation;

import java.util.Objects;

/**
 * The result of naming a stranger.
 *
 * @param enrolment the result of enrolling the faces of their visits
 * @param withoutFace the number of visits of which no face is kept
 * @param revised the past visits that are now the person's
 */
public record NamingResult(EnrolmentResult enrolment, int withoutFace, RevisedVisits revised) {

  public NamingResult {
    Objects.requireNonNull(enrolment, "enrolment");
    Objects.requireNonNull(revised, "revised");
  }

  /** Returns whether the person has a template now. */
  public boolean isEnrolled() {
    return !enrolment.reviewed().kept().isEmpty();
  }
}
