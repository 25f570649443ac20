package dev.sightline.deployment;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The Kafka users of the production overlay, and what each may do. */
public final class KafkaPrincipals {
  private static final String FILE = "k8s/overlays/production/users.yaml";

  private KafkaPrincipals() {}

  private static List<KafkaUser> users() {
    return Manifests.documents(Repository.read(Repository.path(FILE))).stream()
        .map(Manifests::model)
        .map(KafkaUser.class::cast)
        .toList();
  }

  /** Their names, e.g. {@code sightline-detect}. */
  public static List<String> names() {
    return users().stream().map(user -> user.getMetadata().getName()).toList();
  }

  /** What Strimzi would tell Kafka. */
  public static List<AclBinding> acls() {
    return users().stream().flatMap(KafkaPrincipals::acls).toList();
  }

  private static Stream<AclBinding> acls(KafkaUser user) {
    String principal = "User:" + user.getMetadata().getName();
    var rules = ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
    return rules.stream()
        .flatMap(rule -> rule.getOperations().stream().map(o -> acl(principal, rule, o)));
  }

  private static AclBinding acl(String principal, AclRule rule, AclOperation operation) {
    return new AclBinding(
        pattern(rule.getResource()),
        new AccessControlEntry(
            principal,
            "*",
            org.apache.kafka.common.acl.AclOperation.fromString(
                operation.toValue().replaceAll("(?<=[a-z])(?=[A-Z])", "_")),
            AclPermissionType.ALLOW));
  }

  private static ResourcePattern pattern(AclRuleResource resource) {
    if (resource instanceof AclRuleTopicResource topic) {
      return pattern(ResourceType.TOPIC, topic.getName(), topic.getPatternType());
    }
    if (resource instanceof AclRuleGroupResource group) {
      return pattern(ResourceType.GROUP, group.getName(), group.getPatternType());
    }
    if (resource instanceof AclRuleTransactionalIdResource id) {
      return pattern(ResourceType.TRANSACTIONAL_ID, id.getName(), id.getPatternType());
    }
    throw new IllegalArgumentException("no such resource is used in " + FILE + ": " + resource);
  }

  private static ResourcePattern pattern(
      ResourceType type, String name, AclResourcePatternType pattern) {
    String kind = pattern.toValue().toUpperCase(Locale.ROOT);
    return new ResourcePattern(
        type, name, kind.equals("PREFIX") ? PatternType.PREFIXED : PatternType.valueOf(kind));
  }
}
