package dev.sightline.topics.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import dev.sightline.topics.Program;
import dev.sightline.topics.TopicDeclaration;
import dev.sightline.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The fewest rights with which each program does its work, where every stage runs on its own and
 * has a principal of its own: {@code sightline-detect} and so on.
 */
public final class AccessRules {
  private final List<AccessRule> rules = new ArrayList<>();
  private final Topics topics;
  private final String application;

  private AccessRules(Topics topics, String application) {
    this.topics = topics;
    this.application = application;
  }

  /**
   * @param application {@code run.application.id}, with which principals, groups and internal
   *     topics begin
   */
  public static List<AccessRule> of(Topics topics, String application) {
    AccessRules rules = new AccessRules(topics, application);
    for (Program program : Program.values()) {
      rules.addTopics(program);
    }
    rules.addState();
    rules.addProgress();
    Program.STAGES.stream().sorted().forEach(rules::addStage);
    rules.addSearch();
    rules.addAgent();
    rules.addWebhook();
    rules.addScaler();
    return List.copyOf(rules.rules);
  }

  private void addTopics(Program program) {
    for (TopicDeclaration topic : TopicDeclaration.all()) {
      List<AclOperation> operations = operations(program, topic.access());
      if (!operations.isEmpty()) {
        add(program, literal(TOPIC, topic.name(topics)), operations.toArray(AclOperation[]::new));
      }
    }
  }

  private static List<AclOperation> operations(Program program, TopicDeclaration.Access access) {
    boolean isReader = access.readers().contains(program);
    boolean isWriter = access.writers().contains(program);
    List<AclOperation> operations = new ArrayList<>();
    if (isReader) {
      operations.add(READ);
    }
    if (isWriter) {
      operations.add(WRITE);
    }
    if (isReader || isWriter || access.watchers().contains(program)) {
      operations.add(DESCRIBE);
    }
    if (access.isExamined() && !operations.isEmpty()) {
      operations.add(DESCRIBE_CONFIGS);
    }
    return operations;
  }

  private void addState() {
    add(
        Program.MATCH,
        prefixed(TOPIC, application + "-match-"),
        CREATE,
        READ,
        WRITE,
        DESCRIBE,
        DESCRIBE_CONFIGS);
  }

  /**
   * The match stage asks how far the stages before it have read, and one of its processes watches
   * over the cameras.
   */
  private void addProgress() {
    add(Program.MATCH, prefixed(GROUP, application + "-"), DESCRIBE);
    add(Program.MATCH, literal(GROUP, application + "-camera-watch"), READ);
  }

  /** The search stage has no internal topic: its state is restored from the sightings. */
  private void addSearch() {
    add(Program.SEARCH, literal(GROUP, application + "-search"), READ, DESCRIBE);
  }

  private void addAgent() {
    add(Program.AGENT, literal(GROUP, application + "-agent"), READ);
  }

  private void addWebhook() {
    add(Program.SERVE, literal(GROUP, application + "-webhook"), READ);
    add(Program.SERVE, prefixed(GROUP, application + "-"), DESCRIBE);
  }

  private void addScaler() {
    add(Program.SCALER, literal(GROUP, application + "-detect"), DESCRIBE);
    add(Program.SCALER, literal(GROUP, application + "-embed"), DESCRIBE);
  }

  /** A stage commits its offsets and, under exactly-once, its transactions. */
  private void addStage(Program stage) {
    String name = application + "-" + stage.code();
    add(stage, literal(GROUP, name), READ, DESCRIBE);
    add(stage, prefixed(TRANSACTIONAL_ID, name), WRITE, DESCRIBE);
  }

  private void add(Program program, ResourcePattern resource, AclOperation... operations) {
    rules.add(new AccessRule(application + "-" + program.code(), resource, List.of(operations)));
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static ResourcePattern prefixed(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.PREFIXED);
  }
}
