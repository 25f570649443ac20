package dev.sightline.topics;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Every topic of Sightline, declared once: settings, access rules, {@code topics create}, {@code
 * topics check} and the tests of the documentation derive from it. In the order of creation.
 */
public enum TopicDeclaration {
  FRAMES("topics.frames", Topics::frames, "camera id") {
    @Override
    Access access() {
      return usedBy(Set.of(Program.CAMERA), readers(Program.DETECT, Program.GALLERY, Program.SERVE))
          .watchedBy(Program.MATCH, Program.SCALER);
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.frames(), TopicsConfig.maxValueBytes(frameMaxBytes));
    }
  },
  FACES("topics.faces", Topics::faces, "camera id") {
    @Override
    Access access() {
      return usedBy(Set.of(Program.DETECT), readers(Program.EMBED))
          .watchedBy(Program.MATCH, Program.SERVE, Program.SCALER);
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.faces(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  },
  EMBEDDINGS("topics.embeddings", Topics::embeddings, "camera id") {
    @Override
    Access access() {
      return usedBy(Set.of(Program.EMBED), readers(Program.MATCH)).watchedBy(Program.SERVE);
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.embeddings(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  },
  GALLERY("topics.gallery", Topics::gallery, "see") {
    @Override
    Access access() {
      return usedBy(
              Set.of(Program.GALLERY, Program.SERVE),
              readers(Program.MATCH, Program.GALLERY, Program.SERVE))
          .examined();
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return compacted();
    }
  },
  KEYS("topics.keys", Topics::keys, "`collection/person/id`") {
    @Override
    Access access() {
      return usedBy(
              Set.of(Program.GALLERY, Program.SERVE),
              readers(Program.MATCH, Program.GALLERY, Program.SERVE))
          .examined();
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return shredded();
    }
  },
  MATCHERS("topics.matchers", Topics::matchers, "a matcher's name") {
    @Override
    Access access() {
      return usedBy(Set.of(Program.MATCH), readers(Program.EMBED, Program.GALLERY, Program.SERVE));
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return heartbeats();
    }
  },
  MATCHES("topics.matches", Topics::matches, "camera id") {
    @Override
    Access access() {
      return usedBy(Set.of(Program.MATCH), readers(Program.SERVE));
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.matches(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  },
  IDENTITY_EVENTS("topics.identity.events", Topics::identityEvents, "camera id") {
    @Override
    Access access() {
      return usedBy(
          Set.of(Program.MATCH, Program.GALLERY, Program.SERVE),
          readers(Program.GALLERY, Program.SERVE));
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.identityEvents(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  },
  AUDIT("topics.audit", Topics::audit, "the actor") {
    @Override
    Access access() {
      return usedBy(
          Set.of(Program.DETECT, Program.EMBED, Program.MATCH, Program.GALLERY, Program.SERVE),
          readers(Program.GALLERY));
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.audit(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  },
  SETTINGS("topics.settings", Topics::settings, "a program's name") {
    @Override
    Access access() {
      Set<Program> starting = Set.of(Program.DETECT, Program.EMBED, Program.MATCH, Program.SERVE);
      return usedBy(starting, starting);
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return compacted();
    }
  },
  DEAD_LETTERS("topics.dead.letters", Topics::deadLetters, "the source's key") {
    @Override
    Access access() {
      return usedBy(
          Set.of(Program.DETECT, Program.EMBED, Program.MATCH, Program.SERVE),
          readers(Program.SERVE));
    }

    @Override
    Map<String, String> settings(TopicRetention retention, int frameMaxBytes) {
      return kept(retention.deadLetters(), TopicsConfig.maxRecordBytes(frameMaxBytes));
    }
  };

  /** The topics whose records have one order, so one partition. */
  private static final Set<TopicDeclaration> ORDERED =
      EnumSet.of(GALLERY, KEYS, MATCHERS, AUDIT, SETTINGS);

  private final String setting;

  @SuppressWarnings("ImmutableEnumChecker") // a reference to an accessor
  private final Function<Topics, String> name;

  private final String key;

  TopicDeclaration(String setting, Function<Topics, String> name, String key) {
    this.setting = setting;
    this.name = name;
    this.key = key;
  }

  /**
   * The programs that use a topic.
   *
   * @param writers write it
   * @param readers read it
   * @param watchers ask for its end only
   * @param isExamined whether its users also check its configuration before they start
   */
  record Access(
      Set<Program> writers, Set<Program> readers, Set<Program> watchers, boolean isExamined) {

    Access watchedBy(Program... programs) {
      return new Access(writers, readers, Set.of(programs), isExamined);
    }

    Access examined() {
      return new Access(writers, readers, watchers, true);
    }
  }

  abstract Access access();

  /** The topic's configuration, where it matters. */
  abstract Map<String, String> settings(TopicRetention retention, int frameMaxBytes);

  /** The setting that names the topic. */
  public String setting() {
    return setting;
  }

  /** The topic's name. */
  public String name(Topics topics) {
    return name.apply(topics);
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
        isOrdered() ? 1 : config.partitions(),
        config.replicationFactor(),
        settings(config.retention(), frameMaxBytes));
  }

  /**
   * The least that a program needs: the topic exists, and what would lose records is right. Nothing
   * is said of partitions that the configuration may choose.
   */
  TopicSpec requirement(Topics topics) {
    return access().isExamined()
        ? new TopicSpec(name(topics), 1, -1, Map.of("cleanup.policy", "compact"))
        : new TopicSpec(name(topics), TopicSpec.ANY, -1, Map.of());
  }

  private static Access usedBy(Set<Program> writers, Set<Program> readers) {
    return new Access(writers, readers, Set.of(), false);
  }

  private static Set<Program> readers(Program... programs) {
    return EnumSet.copyOf(Arrays.asList(programs));
  }

  /** Whole segments expire, so a segment spans a quarter of the retention at most. */
  private static Map<String, String> kept(Duration retention, int maxBytes) {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        Long.toString(retention.toMillis()),
        "segment.ms",
        Long.toString(retention.toMillis() / 4),
        TopicSpec.MAX_BYTES,
        Integer.toString(maxBytes),
        "message.timestamp.type",
        "CreateTime");
  }

  /** A removed record leaves the disk within about an hour. */
  private static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy",
        "compact",
        "max.compaction.lag.ms",
        Long.toString(TopicsConfig.COMPACTION.toMillis()),
        TopicSpec.MAX_BYTES,
        TopicsConfig.SMALL_RECORD);
  }

  /**
   * What was destroyed leaves the disk within about a minute: segments close after a second, are
   * compacted whenever there is anything to drop, and deleted files go at once.
   */
  private static Map<String, String> shredded() {
    String minute = Long.toString(TopicsConfig.SHREDDING.toMillis());
    Map<String, String> settings = new HashMap<>();
    settings.put("cleanup.policy", "compact");
    settings.put("segment.ms", Long.toString(TopicsConfig.KEY_SEGMENT.toMillis()));
    settings.put("min.cleanable.dirty.ratio", "0.0");
    settings.put("max.compaction.lag.ms", minute);
    settings.put("delete.retention.ms", minute);
    settings.put("file.delete.delay.ms", "0");
    settings.put(TopicSpec.MAX_BYTES, TopicsConfig.SMALL_RECORD);
    return settings;
  }

  /** The last report of each matcher, an hour at most; times are the broker's, for comparing. */
  private static Map<String, String> heartbeats() {
    return Map.of(
        "cleanup.policy",
        "compact,delete",
        "retention.ms",
        Long.toString(Duration.ofHours(1).toMillis()),
        "segment.ms",
        Long.toString(Duration.ofMinutes(10).toMillis()),
        "message.timestamp.type",
        "LogAppendTime",
        TopicSpec.MAX_BYTES,
        TopicsConfig.SMALL_RECORD);
  }

  /** All of them. */
  public static List<TopicDeclaration> all() {
    return List.of(values());
  }
}
