package dev.sightline.topics;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

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
    rules.addCamera();
    rules.addDetect();
    rules.addEmbed();
    rules.addMatch();
    rules.addGallery();
    rules.addServe();
    rules.addScaler();
    return List.copyOf(rules.rules);
  }

  private void addCamera() {
    allow("camera", topics.frames(), WRITE, DESCRIBE);
  }

  private void addDetect() {
    allow("detect", topics.frames(), READ, DESCRIBE);
    allow("detect", topics.faces(), WRITE, DESCRIBE);
    addStage("detect");
  }

  private void addEmbed() {
    allow("embed", topics.faces(), READ, DESCRIBE);
    allow("embed", topics.embeddings(), WRITE, DESCRIBE);
    allow("embed", topics.matchers(), READ, DESCRIBE);
    addStage("embed");
  }

  private void addMatch() {
    allow("match", topics.embeddings(), READ, DESCRIBE);
    allow("match", topics.gallery(), READ, DESCRIBE);
    allow("match", topics.keys(), READ, DESCRIBE);
    allow("match", topics.matchers(), WRITE, DESCRIBE);
    allow("match", topics.matches(), WRITE, DESCRIBE);
    allow("match", topics.identityEvents(), WRITE, DESCRIBE);
    add(
        "match",
        prefixed(TOPIC, application + "-match-"),
        CREATE,
        READ,
        WRITE,
        DESCRIBE,
        DESCRIBE_CONFIGS);
    addStage("match");
  }

  private void addGallery() {
    allow("gallery", topics.gallery(), READ, WRITE, DESCRIBE);
    allow("gallery", topics.keys(), READ, WRITE, DESCRIBE);
    allow("gallery", topics.audit(), READ, WRITE, DESCRIBE);
    allow("gallery", topics.matchers(), READ, DESCRIBE);
    allow("gallery", topics.identityEvents(), READ, WRITE, DESCRIBE);
    allow("gallery", topics.frames(), READ, DESCRIBE);
  }

  private void addServe() {
    allow("serve", topics.frames(), READ, DESCRIBE);
    allow("serve", topics.matches(), READ, DESCRIBE);
    allow("serve", topics.deadLetters(), READ, WRITE, DESCRIBE);
    allow("serve", topics.matchers(), READ, DESCRIBE);
    allow("serve", topics.faces(), DESCRIBE);
    allow("serve", topics.embeddings(), DESCRIBE);
    allow("serve", topics.gallery(), READ, WRITE, DESCRIBE);
    allow("serve", topics.keys(), READ, WRITE, DESCRIBE);
    allow("serve", topics.identityEvents(), READ, WRITE, DESCRIBE);
    addStart("serve");
    add("serve", literal(GROUP, application + "-webhook"), READ);
    add("serve", prefixed(GROUP, application + "-"), DESCRIBE);
  }

  private void addScaler() {
    allow("scaler", topics.frames(), DESCRIBE);
    allow("scaler", topics.faces(), DESCRIBE);
    add("scaler", literal(GROUP, application + "-detect"), DESCRIBE);
    add("scaler", literal(GROUP, application + "-embed"), DESCRIBE);
  }

  /** What every stage does: bury, commit its offsets and, exactly once, its transactions. */
  private void addStage(String stage) {
    addStart(stage);
    allow(stage, topics.deadLetters(), WRITE, DESCRIBE);
    add(stage, literal(GROUP, application + "-" + stage), READ, DESCRIBE);
    add(stage, prefixed(TRANSACTIONAL_ID, application + "-" + stage), WRITE, DESCRIBE);
  }

  /** What a program does that starts: write down with what, if that is new. */
  private void addStart(String program) {
    allow(program, topics.settings(), READ, WRITE, DESCRIBE);
    allow(program, topics.audit(), WRITE, DESCRIBE);
  }

  private void allow(String program, String topic, AclOperation... operations) {
    add(program, literal(TOPIC, topic), operations);
  }

  private void add(String program, ResourcePattern resource, AclOperation... operations) {
    rules.add(new AccessRule(application + "-" + program, resource, List.of(operations)));
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static ResourcePattern prefixed(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.PREFIXED);
  }
}
