package dev.sightline.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversion of exceptions from routes to problem documents. */
final class ProblemResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

  private ProblemResponses() {}

  static void register(RoutesConfig routes) {
    routes.exception(
        ProblemException.class,
        (e, request) -> {
          if (e.isTemporary()) {
            request.header("Retry-After", "1");
          }
          answer(request, e.problem());
        });
    routes.exception(
        HttpResponseException.class, (e, request) -> answer(request, ofServer(e.getStatus())));
    routes.exception(Exception.class, ProblemResponses::failed);
  }

  /** Returns the problem for a status that the server itself set before any route was called. */
  static Problem ofServer(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "there is nothing at this path");
      case 405 -> Problem.of(405, "method-not-allowed", "this path does not take that method");
      case 408 -> Problem.of(408, "request-too-slow", "the body of the request came too slowly");
      case 413 -> Problem.of(413, "body-too-large", "the request is too large");
      case 414 -> Problem.of(414, "uri-too-long", "the path is too long");
      case 429 ->
          Problem.of(429, "too-many-requests", "this address has too many requests in course");
      case 431 -> Problem.of(431, "headers-too-large", "the headers are too large");
      default ->
          status >= 500
              ? Problem.of(status, "failed", "the server failed")
              : Problem.of(status, "bad-request", "the request is malformed");
    };
  }

  /** Logs only the exception's class: its message may contain anything, even a person's name. */
  private static void failed(Exception e, Context request) {
    LOG.error(
        "{} {} failed: {} at {}",
        request.method(),
        request.endpoint().path,
        e.getClass().getName(),
        e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
    answer(request, ofServer(500));
  }

  private static void answer(Context request, Problem problem) {
    request.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(ApiJson.write(problem));
  }
}
