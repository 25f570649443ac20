package dev.sightline.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks before a program starts that its topics exist and will not lose what it writes.
 *
 * @param isEncrypted whether the gallery is, so that the keys' topic is needed too
 */
public record TopicRequirements(KafkaClients clients, Topics topics, boolean isEncrypted) {
  private static final List<TopicDeclaration> OF_A_GALLERY =
      List.of(
          TopicDeclaration.GALLERY,
          TopicDeclaration.MATCHERS,
          TopicDeclaration.IDENTITY_EVENTS,
          TopicDeclaration.SIGHTINGS,
          TopicDeclaration.VISITS,
          TopicDeclaration.AUDIT);

  /**
   * Returns if the stages may run.
   *
   * @param stages neighbours, e.g. {@code detect}, {@code embed}
   * @throws KafkaRequestException if a topic is missing or wrong, or Kafka does not answer
   */
  public void requireForStages(Set<Program> stages) {
    require(
        TopicDeclaration.all().stream()
            .filter(topic -> isUsed(topic, stages) && !isFused(topic, stages))
            .toList());
  }

  /**
   * Returns if the gallery may be read and changed.
   *
   * @throws KafkaRequestException if a topic is missing or wrong, or Kafka does not answer
   */
  public void requireForGallery() {
    require(OF_A_GALLERY);
  }

  private static boolean isUsed(TopicDeclaration topic, Set<Program> stages) {
    TopicDeclaration.Access access = topic.access();
    return stages.stream()
        .anyMatch(stage -> access.writers().contains(stage) || access.readers().contains(stage));
  }

  /** Whether a topic lies between two of the stages, and so is not used. */
  private static boolean isFused(TopicDeclaration topic, Set<Program> stages) {
    boolean isBetween = topic == TopicDeclaration.FACES || topic == TopicDeclaration.EMBEDDINGS;
    return isBetween
        && stages.containsAll(topic.access().writers())
        && stages.containsAll(topic.access().readers());
  }

  private void require(List<TopicDeclaration> declared) {
    List<TopicDeclaration> needed = new ArrayList<>(declared);
    if (isEncrypted && declared.contains(TopicDeclaration.GALLERY)) {
      needed.add(TopicDeclaration.KEYS);
    }
    if (!isEncrypted) {
      needed.remove(TopicDeclaration.KEYS);
    }
    try (TopicAdmin admin = new TopicAdmin(clients)) {
      List<TopicDifference> wrong =
          admin.check(needed.stream().distinct().map(topic -> topic.requirement(topics)).toList());
      if (!wrong.isEmpty()) {
        throw new KafkaRequestException(
            wrong.stream().map(TopicDifference::toString).collect(Collectors.joining("; "))
                + "; 'sightline topics create' creates and repairs topics",
            null);
      }
    }
  }
}
