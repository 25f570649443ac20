package dev.sightline.serving.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of the page, held in memory; no other path is looked up. Immutable. */
public final class PageFiles {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private static final String FOLDER = "/web/";

  /** The names of all files of the folder, checked by a test. */
  static final List<String> NAMES =
      List.of(
          "actions.js",
          "api.js",
          "app.js",
          "base.css",
          "cameras.js",
          "chart.js",
          "choose.js",
          "combo.js",
          "corrections.js",
          "deployment.js",
          "dom.js",
          "enrol.js",
          "erasure.js",
          "event.js",
          "events.js",
          "export.js",
          "feed.js",
          "found.js",
          "icon.svg",
          "index.html",
          "live.js",
          "people.js",
          "person.js",
          "pictures.js",
          "quality.js",
          "search.js",
          "strangers.js",
          "system.js",
          "timeline.js",
          "views.css",
          "words.js");

  private final Map<String, byte[]> files;

  private PageFiles(Map<String, byte[]> files) {
    this.files = files;
  }

  /** Reads the page from the class path; {@code index.html} is served at {@code /} as well. */
  public static PageFiles load() {
    Map<String, byte[]> files = new TreeMap<>();
    NAMES.forEach(name -> files.put("/" + name, read(FOLDER + name)));
    files.put("/", files.get("/index.html"));
    return new PageFiles(files);
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  void register(RoutesConfig routes) {
    files.forEach(
        (path, bytes) -> {
          String tag = tag(bytes);
          String type = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
          String mediaType = type == null ? MEDIA_TYPES.get("html") : type;
          routes.get(path, request -> send(request, mediaType, tag, bytes), Role.ANYONE);
        });
  }

  private static void send(Context request, String mediaType, String tag, byte[] bytes) {
    request.header("Cache-Control", "no-cache").header("ETag", tag);
    if (tag.equals(request.header("If-None-Match"))) {
      request.status(304);
    } else {
      Answers.bytes(request, mediaType, bytes);
    }
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
