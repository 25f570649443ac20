package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** Reads what a request carries, as long as it is of the right kind and not too large. */
public final class RequestBody {
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

  private static final long DRAINED_BYTES = 128L << 20;

  private RequestBody() {}

  /** The body of a request whose media type is {@code image/jpeg} or {@code image/png}. */
  public static byte[] picture(Context request) {
    requireType(request, PICTURES);
    return read(request);
  }

  /** The body of a request whose media type is {@code application/json}, as a record. */
  public static <T> T json(Context request, Class<T> type) {
    requireType(request, Set.of("application/json"));
    return ApiJson.read(read(request), type);
  }

  private static void requireType(Context request, Set<String> allowed) {
    String type = Objects.requireNonNullElse(request.contentType(), "").split(";", 2)[0].strip();
    if (!allowed.contains(type)) {
      throw ProblemException.unsupportedType(
          "the body must be of type " + String.join(" or ", allowed) + ", was '" + type + "'");
    }
    String encoding = request.header("Content-Encoding");
    if (encoding != null && !encoding.equals("identity")) {
      throw ProblemException.unsupportedType("a compressed body is not read");
    }
  }

  private static byte[] read(Context request) {
    requireSize(request);
    int allowed = WebServer.maxBodyBytes(request);
    try {
      InputStream body = request.req().getInputStream();
      byte[] bytes = body.readNBytes(allowed + 1);
      if (bytes.length > allowed) {
        drain(body);
        throw ProblemException.tooLarge(allowed);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("the request's body broke off", e);
    }
  }

  /** Refuses a request that says that it is too large. */
  static void requireSize(Context request) {
    int allowed = WebServer.maxBodyBytes(request);
    if (request.req().getContentLengthLong() <= allowed) {
      return;
    }
    try {
      drain(request.req().getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("the request's body broke off", e);
    }
    throw ProblemException.tooLarge(allowed);
  }

  /** Who is still sending does not read an answer: so let them finish, within reason. */
  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long left = DRAINED_BYTES;
    int read = body.read(buffer);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(buffer);
    }
  }
}
