package dev.sightline.serving.api;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.TemplateKey;
import dev.sightline.serving.http.ProblemException;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** Reads whom a path names; a name that nobody can have is a problem 400. */
final class PathNames {

  private PathNames() {}

  /** Of {@code {collection}} and {@code {person}}. */
  static PersonKey person(Context request) {
    return named(() -> new PersonKey(request.pathParam("collection"), request.pathParam("person")));
  }

  /** Of {@code {collection}}, {@code {person}} and {@code {sample}}. */
  static TemplateKey template(Context request) {
    return named(
        () ->
            new TemplateKey(
                request.pathParam("collection"),
                request.pathParam("person"),
                request.pathParam("sample")));
  }

  /** A key, if its parts are allowed. */
  static <K> K named(Supplier<K> key) {
    try {
      return key.get();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
  }

  /** 404. */
  static ProblemException unknown() {
    return ProblemException.notFound("person-unknown", "nobody of this name is enrolled");
  }
}
