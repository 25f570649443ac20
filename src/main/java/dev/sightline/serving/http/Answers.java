package dev.sightline.serving.http;

import io.javalin.http.Context;

/** The responses of routes. */
public final class Answers {

  private Answers() {}

  /** Responds with a record, or a list or map of records, as JSON. */
  public static void json(Context request, Object body) {
    request.contentType("application/json").result(ApiJson.write(body));
  }

  /** Responds with a picture or other bytes of this media type. */
  public static void bytes(Context request, String mediaType, byte[] body) {
    request.contentType(mediaType).result(body);
  }

  /** Responds without content. */
  public static void done(Context request) {
    request.status(204);
  }
}
