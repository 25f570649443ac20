package dev.sightline.serving.http;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The parts of a {@code multipart/form-data} body, held in memory only. */
public final class Parts {

  private Parts() {}

  /** Returns the picture of this name. */
  public static byte[] picture(Context request, String name) {
    if (!request.isMultipartFormData()) {
      throw ProblemException.unsupportedType("the body must be of type multipart/form-data");
    }
    RequestBody.requireSize(request);
    RequestBody.reserve(request);
    UploadedFile part = request.uploadedFile(name);
    if (part == null) {
      throw ProblemException.badRequest("the part '" + name + "' is missing");
    }
    try (InputStream content = part.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the request's body ended early", e);
    }
  }
}
