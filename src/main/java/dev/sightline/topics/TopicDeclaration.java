package dev.sightline.topics;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every topic of Sightline, declared once: settings, access rules, {@code topics create}, {@code
 * topics check} and the tests of the documentation derive from it. In the order of creation.
 */
public enum TopicDeclaration {
  FRAMES(
      "camera id",
      Access.writtenBy(Program.CAMERA, Program.AGENT)
          .readBy(Program.DETECT, Program.GALLERY, Program.SERVE)
          .watchedBy(Program.MATCH, Program.SCALER),
      TopicStorage.kept(of -> of.flow().frames(), TopicsConfig::maxValueBytes)),
  FACES(
      "camera id",
      Access.writtenBy(Program.DETECT)
          .readBy(Program.EMBED)
          .watchedBy(Program.MATCH, Program.SERVE, Program.SCALER),
      TopicStorage.kept(of -> of.flow().faces(), TopicsConfig::maxRecordBytes)),
  EMBEDDINGS(
      "camera id",
      Access.writtenBy(Program.EMBED).readBy(Program.MATCH).watchedBy(Program.SERVE),
      TopicStorage.kept(of -> of.flow().embeddings(), TopicsConfig::maxRecordBytes)),
  GALLERY("see", Access.ofTheGallery(), TopicStorage.compacted()),
  KEYS(
      "`collection/person/id`",
      Access.ofTheGallery().writtenByAlso(Program.MATCH).readByAlso(Program.SEARCH),
      TopicStorage.shredded()),
  MATCHERS(
      "a matcher's name",
      Access.writtenBy(Program.MATCH).readBy(Program.EMBED, Program.GALLERY, Program.SERVE),
      TopicStorage.heartbeats()),
  MATCHES(
      "camera id",
      Access.writtenBy(Program.MATCH).readBy(Program.SERVE),
      TopicStorage.kept(of -> of.flow().matches(), TopicsConfig::maxRecordBytes)),
  IDENTITY_EVENTS(
      "camera id",
      Access.writtenBy(Program.MATCH, Program.GALLERY, Program.SERVE)
          .readBy(Program.GALLERY, Program.SERVE),
      TopicStorage.kept(of -> of.results().identityEvents(), TopicsConfig::maxRecordBytes)),
  SIGHTINGS(
      "`CAMERA/VISIT`, in the camera's partition",
      Access.writtenBy(Program.MATCH, Program.GALLERY, Program.SERVE)
          .readBy(Program.SEARCH, Program.GALLERY, Program.SERVE),
      TopicStorage.visits()),
  VISITS(
      "`CAMERA/VISIT`",
      Access.writtenBy(Program.MATCH, Program.GALLERY, Program.SERVE).readBy(Program.MATCH),
      TopicStorage.visits()),
  LINKS(
      "a camera's stranger",
      Access.writtenBy(Program.MATCH).readBy(Program.GALLERY, Program.SERVE),
      TopicStorage.visits()),
  CAMERA_STATUS(
      "camera id",
      Access.writtenBy(Program.CAMERA, Program.AGENT, Program.MATCH)
          .readBy(Program.MATCH, Program.SERVE),
      TopicStorage.statuses()),
  OPERATIONS(
      "camera id",
      Access.writtenBy(Program.MATCH).readBy(Program.MATCH, Program.SERVE),
      TopicStorage.kept(of -> of.results().identityEvents(), TopicsConfig::maxRecordBytes)),
  AUDIT(
      "the actor",
      Access.writtenBy(
              Program.CAMERAS,
              Program.DETECT,
              Program.EMBED,
              Program.MATCH,
              Program.GALLERY,
              Program.SERVE)
          .readBy(Program.GALLERY, Program.SERVE),
      TopicStorage.kept(of -> of.results().audit(), TopicsConfig::maxRecordBytes)),
  SETTINGS(
      "a program's name",
      Access.writtenBy(Program.DETECT, Program.EMBED, Program.MATCH, Program.SERVE)
          .readBy(Program.DETECT, Program.EMBED, Program.MATCH, Program.SERVE),
      TopicStorage.compacted()),
  CAMERAS(
      "camera id",
      Access.writtenBy(Program.CAMERAS, Program.GALLERY, Program.SERVE)
          .readBy(Program.AGENT, Program.CAMERAS, Program.GALLERY, Program.SERVE),
      TopicStorage.compacted()),
  DEAD_LETTERS(
      "the source's key",
      Access.writtenBy(Program.DETECT, Program.EMBED, Program.MATCH, Program.SERVE)
          .readBy(Program.SERVE),
      TopicStorage.kept(of -> of.results().deadLetters(), TopicsConfig::maxRecordBytes));

  /** The topics whose records have one order, so one partition. */
  private static final Set<TopicDeclaration> ORDERED =
      EnumSet.of(GALLERY, KEYS, MATCHERS, VISITS, LINKS, CAMERA_STATUS, AUDIT, SETTINGS);

  /** Agents share cameras by partition, so this is the largest number of agents with work. */
  static final int CAMERA_PARTITIONS = 64;

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable sets
  private final Access access;

  @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments
  private final TopicStorage storage;

  /**
   * @param key what its records are keyed by, as the documentation says it
   */
  TopicDeclaration(String key, Access access, TopicStorage storage) {
    this.key = key;
    this.access = access;
    this.storage = storage;
  }

  /**
   * The programs that use a topic.
   *
   * @param writers write it
   * @param readers read it
   * @param watchers ask for its end only
   * @param isExamined whether its users also check its configuration before they start
   */
  public record Access(
      Set<Program> writers, Set<Program> readers, Set<Program> watchers, boolean isExamined) {

    private static Access writtenBy(Program... programs) {
      return new Access(Set.of(programs), Set.of(), Set.of(), false);
    }

    private static Access ofTheGallery() {
      return new Access(
          Set.of(Program.GALLERY, Program.SERVE),
          Set.of(Program.MATCH, Program.GALLERY, Program.SERVE),
          Set.of(),
          true);
    }

    private Access writtenByAlso(Program program) {
      Set<Program> all = EnumSet.of(program);
      all.addAll(writers);
      return new Access(Set.copyOf(all), readers, watchers, isExamined);
    }

    private Access readByAlso(Program program) {
      Set<Program> all = EnumSet.of(program);
      all.addAll(readers);
      return new Access(writers, Set.copyOf(all), watchers, isExamined);
    }

    private Access readBy(Program... programs) {
      return new Access(writers, Set.of(programs), watchers, isExamined);
    }

    private Access watchedBy(Program... programs) {
      return new Access(writers, readers, Set.of(programs), isExamined);
    }
  }

  /** The programs that use it. */
  public Access access() {
    return access;
  }

  /** The setting that names the topic, e.g. {@code topics.identity.events}. */
  public String setting() {
    return "topics." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The topic's name. */
  public String name(Topics topics) {
    return topics.names().get(setting());
  }

  /** What its records are keyed by, as the documentation says it. */
  public String key() {
    return key;
  }

  /** Whether it has one partition, whatever {@code topics.partitions} says. */
  public boolean isOrdered() {
    return ORDERED.contains(this);
  }

  TopicSpec spec(TopicsConfig config, int frameMaxBytes) {
    return new TopicSpec(
        name(config.names()),
        partitions(config),
        config.replicationFactor(),
        storage.settings(config.retention(), frameMaxBytes));
  }

  private int partitions(TopicsConfig config) {
    if (isOrdered()) {
      return 1;
    }
    return this == CAMERAS ? CAMERA_PARTITIONS : config.partitions();
  }

  /**
   * The least that a program needs: the topic exists, and what would lose records is right. Nothing
   * is said of partitions that the configuration may choose.
   */
  TopicSpec requirement(Topics topics) {
    return access.isExamined()
        ? new TopicSpec(name(topics), 1, -1, Map.of("cleanup.policy", "compact"))
        : new TopicSpec(name(topics), TopicSpec.ANY, -1, Map.of());
  }

  /** All of them. */
  public static List<TopicDeclaration> all() {
    return List.of(values());
  }
}
