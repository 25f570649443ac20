package dev.sightline.topics;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of the topics, each under the key {@code topics.} and its component's name, e.g. {@code
 * topics.identity.events}.
 *
 * @param frames JPEGs by camera, as cameras send them
 * @param faces what {@code detect} found
 * @param embeddings what {@code embed} made of it
 * @param gallery the enrolled templates, compacted
 * @param keys the persons' keys, themselves encrypted, compacted
 * @param matchers how far each matcher has read the gallery, compacted
 * @param matches what {@code match} decided of each face
 * @param identityEvents who comes and goes before each camera
 * @param audit who changed the gallery
 * @param settings with what each program last started, compacted
 * @param deadLetters what could not be processed
 */
public record Topics(
    String frames,
    String faces,
    String embeddings,
    String gallery,
    String keys,
    String matchers,
    String matches,
    String identityEvents,
    String audit,
    String settings,
    String deadLetters) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  /**
   * @throws IllegalArgumentException if a name is no Kafka topic's, or two are the same
   */
  public Topics {
    requireLegal("topics.frames", frames);
    requireLegal("topics.faces", faces);
    requireLegal("topics.embeddings", embeddings);
    requireLegal("topics.gallery", gallery);
    requireLegal("topics.keys", keys);
    requireLegal("topics.matchers", matchers);
    requireLegal("topics.matches", matches);
    requireLegal("topics.identity.events", identityEvents);
    requireLegal("topics.audit", audit);
    requireLegal("topics.settings", settings);
    requireLegal("topics.dead.letters", deadLetters);
    List<String> names =
        List.of(
            frames,
            faces,
            embeddings,
            gallery,
            keys,
            matchers,
            matches,
            identityEvents,
            audit,
            settings,
            deadLetters);
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "topics.* must have " + names.size() + " different names, were " + names);
    }
  }

  /** {@code sightline.frames} and so on. */
  public static Topics defaults() {
    return withPrefix("sightline.");
  }

  /** The usual names after another prefix than {@code sightline.}. */
  public static Topics withPrefix(String prefix) {
    return new Topics(
        prefix + "frames",
        prefix + "faces",
        prefix + "embeddings",
        prefix + "gallery",
        prefix + "keys",
        prefix + "matchers",
        prefix + "matches",
        prefix + "identity-events",
        prefix + "audit",
        prefix + "settings",
        prefix + "dead-letters");
  }

  private static void requireLegal(String key, String name) {
    if (!LEGAL.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          key
              + " must have 1 to 249 letters, digits, dots, dashes and underscores, was '"
              + name
              + "'");
    }
  }
}
