package dev.sightline.topics.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The operations that one program may perform on one of Kafka's resources.
 *
 * @param principal the principal without {@code User:}, e.g. {@code sightline-detect}
 * @param resource a topic, group or transactional id, or a prefix of names
 * @param operations the allowed operations
 */
public record AccessRule(
    String principal, ResourcePattern resource, List<AclOperation> operations) {

  public AccessRule {
    operations = List.copyOf(operations);
  }

  /** Returns the bindings for Kafka's admin client, one per operation. */
  public List<AclBinding> bindings() {
    return operations.stream()
        .map(
            operation ->
                new AclBinding(
                    resource,
                    new AccessControlEntry(
                        "User:" + principal, "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }

  /** Returns the arguments of Kafka's {@code kafka-acls} that add this rule. */
  public String arguments() {
    String allowed =
        operations.stream()
            .map(operation -> " --operation " + word(operation.name()))
            .collect(Collectors.joining());
    String pattern =
        resource.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
    return String.format(
        Locale.ROOT,
        "--add --allow-principal User:%s%s %s %s%s",
        principal,
        allowed,
        option(resource.resourceType()),
        resource.name(),
        pattern);
  }

  private static String option(ResourceType type) {
    return "--" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns {@code DESCRIBE_CONFIGS} as {@code DescribeConfigs}. */
  private static String word(String constant) {
    return List.of(constant.split("_")).stream()
        .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
