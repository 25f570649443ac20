package dev.sightline.curation;

/** The past visits are not available, so a stranger has no face to enrol. */
public final class VisitsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VisitsUnavailableException(String message) {
    super(message);
  }
}
