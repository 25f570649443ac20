package dev.sightline.serving.http;

/**
 * An error as defined by RFC 9457.
 *
 * @param type a URI that names the kind of error
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what was wrong, the value found, the value allowed
 */
public record Problem(String type, String title, int status, String detail) {
  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json;charset=utf-8";

  /**
   * @param kind the kind, e.g. {@code person-unknown}
   */
  static Problem of(int status, String kind, String detail) {
    String title = kind.replace('-', ' ');
    return new Problem("urn:sightline:problem:" + kind, title, status, detail);
  }
}
