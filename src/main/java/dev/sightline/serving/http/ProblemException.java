package dev.sightline.serving.http;

/** A request cannot be answered. The message is sent to the caller and never logged. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;

  private ProblemException(int status, String kind, String detail) {
    super(detail);
    this.status = status;
    this.kind = kind;
  }

  /** Creates a 400: the request breaks the API's rules. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(400, "bad-request", detail);
  }

  /** Creates a 401: the request needs a valid token. */
  static ProblemException unauthorized() {
    return new ProblemException(401, "token-needed", "a valid access token is needed");
  }

  /** Creates a 401: the sign-in failed. */
  public static ProblemException notSignedIn(String detail) {
    return new ProblemException(401, "not-signed-in", detail);
  }

  /** Creates a 403: the role or the origin does not allow it. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(403, "forbidden", detail);
  }

  /**
   * Creates a 404.
   *
   * @param kind the kind, e.g. {@code person-unknown}
   */
  public static ProblemException notFound(String kind, String detail) {
    return new ProblemException(404, kind, detail);
  }

  /** Creates a 409: the request contradicts the current state. */
  public static ProblemException conflict(String kind, String detail) {
    return new ProblemException(409, kind, detail);
  }

  /** Creates a 413: too many bytes. */
  static ProblemException tooLarge(long allowed) {
    return new ProblemException(413, "body-too-large", "a request may have " + allowed + " bytes");
  }

  /** Creates a 415: an unsupported media type. */
  public static ProblemException unsupportedType(String detail) {
    return new ProblemException(415, "media-type-unsupported", detail);
  }

  /**
   * Creates a 422: well-formed, but it cannot be processed.
   *
   * @param kind the kind, e.g. {@code picture-unreadable}
   */
  public static ProblemException unprocessable(String kind, String detail) {
    return new ProblemException(422, kind, detail);
  }

  /** Creates a 429: too many requests. */
  static ProblemException tooManyRequests(String detail) {
    return new ProblemException(429, "too-many-requests", detail);
  }

  /** Creates a 408: the body did not come in time. */
  static ProblemException tooSlow() {
    return new ProblemException(408, "request-too-slow", "the body of the request came too slowly");
  }

  /** Creates a 503: temporarily unavailable. */
  public static ProblemException unavailable(String detail) {
    return unavailable("busy", detail);
  }

  /**
   * Creates a 503: temporarily unavailable.
   *
   * @param kind the kind, e.g. {@code busy}
   */
  public static ProblemException unavailable(String kind, String detail) {
    return new ProblemException(503, kind, detail);
  }

  /** Returns whether the same request may succeed a second later. */
  boolean isTemporary() {
    return status == 429 || status == 503;
  }

  Problem problem() {
    return Problem.of(status, kind, getMessage());
  }
}
