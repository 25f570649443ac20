package dev.sightline.topics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names of the topics.
 *
 * @param names each name by its setting, e.g. {@code topics.identity.events}
 */
public record Topics(Map<String, String> names) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final List<String> SETTINGS =
      TopicDeclaration.all().stream().map(TopicDeclaration::setting).toList();

  /**
   * @throws IllegalArgumentException if a name is no Kafka topic's, or two are the same
   */
  public Topics {
    names = Map.copyOf(names);
    for (String setting : SETTINGS) {
      requireLegal(setting, names.get(setting));
    }
    if (new HashSet<>(names.values()).size() < names.size()) {
      throw new IllegalArgumentException(
          "topics.* must have "
              + names.size()
              + " different names, were "
              + SETTINGS.stream().map(names::get).toList());
    }
  }

  /**
   * Asks for each name.
   *
   * @param named returns the name for a setting
   */
  public static Topics of(UnaryOperator<String> named) {
    return new Topics(SETTINGS.stream().collect(Collectors.toMap(Function.identity(), named)));
  }

  /** {@code sightline.frames} and so on. */
  public static Topics defaults() {
    return withPrefix("sightline.");
  }

  /** The usual names after another prefix than {@code sightline.}. */
  public static Topics withPrefix(String prefix) {
    return of(setting -> prefix + setting.substring(setting.indexOf('.') + 1).replace('.', '-'));
  }

  /** The JPEGs by camera, as cameras send them. */
  public String frames() {
    return names.get("topics.frames");
  }

  /** The faces that {@code detect} found. */
  public String faces() {
    return names.get("topics.faces");
  }

  /** The embeddings that {@code embed} made of them. */
  public String embeddings() {
    return names.get("topics.embeddings");
  }

  /** The enrolled templates, compacted. */
  public String gallery() {
    return names.get("topics.gallery");
  }

  /** The persons' keys, themselves encrypted, compacted. */
  public String keys() {
    return names.get("topics.keys");
  }

  /** How far each matcher has read the gallery, compacted. */
  public String matchers() {
    return names.get("topics.matchers");
  }

  /** The decision of {@code match} on each face. */
  public String matches() {
    return names.get("topics.matches");
  }

  /** The arrivals and departures before each camera. */
  public String identityEvents() {
    return names.get("topics.identity.events");
  }

  /** The visits of persons and strangers, to search in, compacted. */
  public String sightings() {
    return names.get("topics.sightings");
  }

  /** The same visits in one order, for the common ids of strangers, compacted. */
  public String visits() {
    return names.get("topics.visits");
  }

  /** Which cameras' strangers are one person, compacted. */
  public String links() {
    return names.get("topics.links");
  }

  /** The status of each camera, compacted. */
  public String cameraStatus() {
    return names.get("topics.camera.status");
  }

  /** The events of operation, such as a camera's outage. */
  public String operations() {
    return names.get("topics.operations");
  }

  /** The audit: who changed and viewed the gallery. */
  public String audit() {
    return names.get("topics.audit");
  }

  /** The settings with which each program last started, compacted. */
  public String settings() {
    return names.get("topics.settings");
  }

  /** The cameras that agents publish, compacted. */
  public String cameras() {
    return names.get("topics.cameras");
  }

  /** The records that could not be processed. */
  public String deadLetters() {
    return names.get("topics.dead.letters");
  }

  private static void requireLegal(String setting, String name) {
    if (!LEGAL.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException(
          setting
              + " must have 1 to 249 letters, digits, dots, dashes and underscores, was '"
              + name
              + "'");
    }
  }
}
