package dev.sightline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.RejectionReason;
import dev.sightline.frames.FrameConfig;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.TopicDeclaration;
import dev.sightline.topics.TopicSpec;
import dev.sightline.topics.Topics;
import dev.sightline.topics.TopicsConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the topics against the topics, the reasons and the types of the program. */
class TopicsPageTest {
  private static final Page PAGE = Page.read(Page.SITE.resolve("topics.md"));

  private static final Map<String, String> RETENTION =
      Map.of(
          "3600000", "an hour",
          "86400000", "a day",
          "604800000", "a week",
          "2592000000", "thirty days",
          "7776000000", "ninety days");

  /** The cells of the page's table rows. */
  private static List<List<String>> rows() {
    return PAGE.lines().stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Stream.of(line.substring(2).split(" \\| ")).toList())
        .toList();
  }

  @Test
  void shouldDescribeTheTopicsThatAreMade() {
    // When
    Map<String, String> described = new TreeMap<>();
    rows().stream()
        .filter(row -> row.size() == 5)
        .forEach(
            row -> {
              String kept = row.get(4).replace(" |", "").replace(" within a minute", "");
              described.put(row.get(0).replace("`", ""), row.get(3) + " " + kept);
            });

    // Then
    Map<String, String> made = new TreeMap<>();
    TopicsConfig.defaults()
        .specs(FrameConfig.defaults().maxBytes())
        .forEach(topic -> made.put(topic.name(), partitions(topic) + " " + kept(topic)));
    assertThat(described).isEqualTo(made);
  }

  @Test
  void shouldNameTheKeyOfEveryTopic() {
    Map<String, String> keys = new TreeMap<>();
    rows().stream()
        .filter(row -> row.size() == 5)
        .forEach(row -> keys.put(row.get(0).replace("`", ""), row.get(1)));

    assertThat(TopicDeclaration.all())
        .allSatisfy(
            topic -> assertThat(keys.get(topic.name(Topics.defaults()))).startsWith(topic.key()));
  }

  private static String partitions(TopicSpec topic) {
    boolean configured = topic.partitions() == TopicsConfig.defaults().partitions();
    return configured ? "n" : Integer.toString(topic.partitions());
  }

  private static String kept(TopicSpec topic) {
    String retention = topic.settings().get("retention.ms");
    String time = retention == null ? "" : RETENTION.getOrDefault(retention, retention);
    boolean compacted = topic.settings().get("cleanup.policy").contains("compact");
    return !compacted ? time : time.isEmpty() ? "compacted" : "compacted, " + time;
  }

  @Test
  void shouldExplainEveryReasonOfADeadLetter() {
    // Given
    int start = PAGE.lines().indexOf("## Reasons of dead letters");
    int end = PAGE.lines().indexOf("## Evolution");

    // When
    List<String> explained =
        PAGE.lines().subList(start, end).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1])
            .toList();

    // Then
    assertThat(explained)
        .containsExactlyElementsOf(Stream.of(RejectionReason.values()).map(r -> r.code()).toList());
  }

  @Test
  void shouldExplainEveryTypeOfAnEvent() {
    // When
    String explained =
        rows().stream()
            .filter(row -> row.size() == 2)
            .map(row -> row.get(0))
            .collect(Collectors.joining(" "));

    // Then
    assertThat(IdentityEventType.values())
        .allSatisfy(type -> assertThat(explained).contains("`" + type.code() + "`"));
  }
}
