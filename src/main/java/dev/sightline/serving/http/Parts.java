package dev.sightline.serving.http;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import jakarta.servlet.http.Part;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/** The parts of a {@code multipart/form-data} body, held in memory only. */
public final class Parts {

  private static final Set<String> UNENCODED = Set.of("binary", "8bit", "7bit");

  private Parts() {}

  /** Returns the picture of this name. */
  public static byte[] picture(Context request, String name) {
    if (!request.isMultipartFormData()) {
      throw ProblemException.unsupportedType("the body must be of type multipart/form-data");
    }
    return RequestBody.received(
        request,
        () -> {
          UploadedFile file = request.uploadedFile(name);
          if (file == null) {
            throw ProblemException.badRequest("the part '" + name + "' is missing");
          }
          requireUnencoded(request.req().getPart(name));
          try (InputStream content = file.content()) {
            return content.readAllBytes();
          }
        });
  }

  /** Refuses a part in an encoding that RFC 7578 (section 4.7) no longer allows. */
  private static void requireUnencoded(Part part) {
    String encoding = part.getHeader("Content-Transfer-Encoding");
    if (encoding != null && !UNENCODED.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw ProblemException.badRequest(
          "the part '" + part.getName() + "' must have no Content-Transfer-Encoding");
    }
  }
}
