package dev.sightline.serving.http;

import io.javalin.http.Context;

/** Writes what a route answers. */
public final class Answers {

  private Answers() {}

  /** A record, or a list or map of them, as JSON. */
  public static void json(Context request, Object body) {
    request.contentType("application/json").result(ApiJson.write(body));
  }

  /** A picture or other bytes of this media type. */
  public static void bytes(Context request, String mediaType, byte[] body) {
    request.contentType(mediaType).result(body);
  }

  /** Nothing: it is done. */
  public static void done(Context request) {
    request.status(204);
  }
}
