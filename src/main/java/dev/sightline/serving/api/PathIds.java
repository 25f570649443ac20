package dev.sightline.serving.api;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.http.ProblemException;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** A reader of ids in paths; an invalid name is a problem 400. */
final class PathIds {

  private PathIds() {}

  /** Returns the person of {@code {collection}} and {@code {person}}. */
  static PersonId person(Context request) {
    return named(() -> new PersonId(request.pathParam("collection"), request.pathParam("person")));
  }

  /** Returns the template of {@code {collection}}, {@code {person}} and {@code {sample}}. */
  static TemplateId template(Context request) {
    return named(
        () ->
            new TemplateId(
                request.pathParam("collection"),
                request.pathParam("person"),
                request.pathParam("sample")));
  }

  /** Returns the id, if its parts are valid. */
  static <K> K named(Supplier<K> id) {
    try {
      return id.get();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
  }

  /** Creates a 404. */
  static ProblemException unknown() {
    return ProblemException.notFound("person-unknown", "nobody of this name is enrolled");
  }

  /** Creates a 404 about a template. */
  static ProblemException noTemplate() {
    return ProblemException.notFound("template-unknown", "there is no such template");
  }
}
