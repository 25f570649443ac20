package dev.sightline.serving.http;

/** A request cannot be answered as asked; its message goes to whoever asked, and to no log. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;

  private ProblemException(int status, String kind, String detail) {
    super(detail);
    this.status = status;
    this.kind = kind;
  }

  /** 400: the request breaks the API's rules. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(400, "bad-request", detail);
  }

  /** 401: it needs a token, or another one. */
  static ProblemException unauthorized() {
    return new ProblemException(401, "token-needed", "a valid access token is needed");
  }

  /** 401: somebody could not be signed in. */
  public static ProblemException notSignedIn(String detail) {
    return new ProblemException(401, "not-signed-in", detail);
  }

  /** 403: not for this role, or not from there. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(403, "forbidden", detail);
  }

  /**
   * 404.
   *
   * @param kind e.g. {@code person-unknown}
   */
  public static ProblemException notFound(String kind, String detail) {
    return new ProblemException(404, kind, detail);
  }

  /** 409: it does not fit what is there. */
  public static ProblemException conflict(String kind, String detail) {
    return new ProblemException(409, kind, detail);
  }

  /** 413: too many bytes. */
  static ProblemException tooLarge(long allowed) {
    return new ProblemException(413, "body-too-large", "a request may have " + allowed + " bytes");
  }

  /** 415: not a media type that is read here. */
  public static ProblemException unsupportedType(String detail) {
    return new ProblemException(415, "media-type-unsupported", detail);
  }

  /**
   * 422: well-formed, but not to be processed.
   *
   * @param kind e.g. {@code picture-unreadable}
   */
  public static ProblemException unprocessable(String kind, String detail) {
    return new ProblemException(422, kind, detail);
  }

  /** 429: too often. */
  static ProblemException tooManyRequests() {
    return new ProblemException(429, "too-many-requests", "ask again in a second");
  }

  /** 503: not now. */
  public static ProblemException unavailable(String detail) {
    return unavailable("busy", detail);
  }

  /**
   * 503: not now.
   *
   * @param kind e.g. {@code busy}
   */
  public static ProblemException unavailable(String kind, String detail) {
    return new ProblemException(503, kind, detail);
  }

  Problem problem() {
    return Problem.of(status, kind, getMessage());
  }
}
