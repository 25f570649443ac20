package dev.sightline.serving.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;

/** A reader of request bodies that checks their media type and size. */
public final class RequestBody {
  private static final long DRAINED_BYTES = 128L << 20;

  private RequestBody() {}

  /**
   * Returns the body of a request whose media type is that of a picture, or {@code
   * application/octet-stream} if the sender does not know it; the content decides.
   */
  public static byte[] picture(Context request) {
    requireType(
        request,
        type -> type.startsWith("image/") || type.equals("application/octet-stream"),
        "image/jpeg or of another picture");
    return read(request);
  }

  /** Returns the body of a request whose media type is {@code application/json}, as a record. */
  public static <T> T json(Context request, Class<T> type) {
    requireType(request, "application/json"::equals, "application/json");
    return ApiJson.read(read(request), type);
  }

  /** Returns a part of the body that must be there and not blank. */
  public static String required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.badRequest("the body must have '" + name + "'");
    }
    return value;
  }

  private static void requireType(Context request, Predicate<String> allowed, String words) {
    String type = Objects.requireNonNullElse(request.contentType(), "").split(";", 2)[0].strip();
    if (!allowed.test(type)) {
      throw ProblemException.unsupportedType(
          String.format(Locale.ROOT, "the body must be of type %s, was '%s'", words, type));
    }
    String encoding = request.header("Content-Encoding");
    if (encoding != null && !encoding.equals("identity")) {
      throw ProblemException.unsupportedType("a compressed body is not supported");
    }
  }

  private static byte[] read(Context request) {
    int allowed = WebServer.maxBodyBytes(request);
    return received(
        request,
        () -> {
          InputStream body = request.req().getInputStream();
          byte[] bytes = body.readNBytes(allowed + 1);
          if (bytes.length > allowed) {
            drain(body);
            throw ProblemException.tooLarge(allowed);
          }
          return bytes;
        });
  }

  /** A way to read a body. */
  interface Reader<T> {
    T read() throws Exception;
  }

  /**
   * Reads a body within the bounds of size, memory and threads.
   *
   * @throws ProblemException 400 if the body is malformed or ends early, 408 if it comes too
   *     slowly, 413 if it is too large, 429 or 503 if there are too many at a time
   * @throws RuntimeException what the reader threw, if the body is not the cause
   */
  static <T> T received(Context request, Reader<T> reader) {
    boolean arrived = Boolean.TRUE.equals(request.attribute(RequestGate.ARRIVED));
    String caller = Caller.of(request).name() + " " + request.ip();
    if (!arrived) {
      WebServer.awaitedBodies(request).acquire(caller);
    }
    try {
      requireSize(request);
      reserve(request);
      return reader.read();
    } catch (ProblemException e) {
      throw e;
    } catch (Exception e) {
      throw problem(e, WebServer.maxBodyBytes(request));
    } finally {
      if (!arrived) {
        WebServer.awaitedBodies(request).release(caller);
      }
    }
  }

  /** Returns what the body is refused with, or the failure itself if the body did not cause it. */
  private static RuntimeException problem(Exception failure, int allowed) {
    boolean isOfBody = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return ProblemException.tooSlow();
      }
      if (String.valueOf(cause.getMessage()).startsWith("max length exceeded")) {
        return ProblemException.tooLarge(allowed);
      }
      isOfBody |= isOfBody(cause);
    }
    if (isOfBody) {
      return ProblemException.badRequest("the body is malformed or ended early");
    }
    return failure instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException("a body cannot be read", failure);
  }

  /** Returns whether the server's parsers report a fault of the body or its connection by this. */
  private static boolean isOfBody(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof ServletException
        || cause instanceof HttpException;
  }

  /** Waits for memory for the body; the server releases it at the request's end. */
  private static void reserve(Context request) {
    long length = request.req().getContentLengthLong();
    int allowed = WebServer.maxBodyBytes(request);
    WebServer.bodyMemory(request).reserve(request, length < 0 ? allowed : (int) length);
  }

  /** Refuses a request whose stated size is too large. */
  private static void requireSize(Context request) throws IOException {
    int allowed = WebServer.maxBodyBytes(request);
    if (request.req().getContentLengthLong() > allowed) {
      drain(request.req().getInputStream());
      throw ProblemException.tooLarge(allowed);
    }
  }

  /**
   * Reads the rest of the body, up to a limit, because a client that is still sending does not read
   * the response.
   */
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
