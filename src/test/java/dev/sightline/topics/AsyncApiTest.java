package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.wire.Wire;
import dev.sightline.frames.FrameConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI file against the topics that the program makes. */
class AsyncApiTest {
  private static final String FILE = "/asyncapi/sightline.yaml";
  private static final Map<String, Object> DOCUMENT = read();

  private static Map<String, Object> read() {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream(FILE)) {
      return new Yaml().load(in);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + FILE, e);
    }
  }

  /** What is at a path of keys. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the test expects it
  private static <T> T at(Map<String, ?> map, String... path) {
    Object found = map;
    for (String key : path) {
      assertThat((Map<String, Object>) found).containsKey(key);
      found = ((Map<String, Object>) found).get(key);
    }
    return (T) found;
  }

  /** Partitions, clean-up and retention of a topic, as text. */
  private static String shape(Object partitions, Object cleanup, Object retention) {
    return partitions + " partitions, " + cleanup + ", kept " + retention + " ms";
  }

  @Test
  void shouldDescribeTheTopicsThatAreMade() {
    // When
    Map<String, String> described = new TreeMap<>();
    Map<String, Map<String, ?>> channels = at(DOCUMENT, "channels");
    channels.forEach(
        (name, channel) -> {
          Map<String, ?> kafka = at(channel, "bindings", "kafka");
          Map<String, ?> settings = at(kafka, "topicConfiguration");
          List<String> cleanup = at(settings, "cleanup.policy");
          described.put(
              at(channel, "address"),
              shape(
                  kafka.get("partitions"),
                  String.join(",", cleanup),
                  String.valueOf(settings.get("retention.ms"))));
        });

    // Then
    Map<String, String> made = new TreeMap<>();
    for (TopicSpec topic : TopicsConfig.defaults().specs(FrameConfig.defaults().maxBytes())) {
      Map<String, String> settings = topic.settings();
      made.put(
          topic.name(),
          shape(topic.partitions(), settings.get("cleanup.policy"), settings.get("retention.ms")));
    }
    assertThat(described).isEqualTo(made);
  }

  @Test
  void shouldReferOnlyToWhatThereIs() {
    Matcher references = Pattern.compile("\\$ref=([^,}]+)").matcher(DOCUMENT.toString());
    int found = 0;
    while (references.find()) {
      found++;
      String reference = references.group(1);
      if (reference.startsWith("#/")) {
        Object target = at(DOCUMENT, reference.substring(2).split("/"));
        assertThat(target).as(reference).isNotNull();
      } else {
        assertThat(AsyncApiTest.class.getResource(reference.replace("..", "")))
            .as(reference)
            .isNotNull();
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void shouldNameMessagesOfTheProtobufContract() {
    Map<String, Map<String, ?>> messages = at(DOCUMENT, "components", "messages");
    List<String> described =
        messages.values().stream()
            .map(message -> (String) at(message, "description"))
            .flatMap(
                text ->
                    Pattern.compile("sightline\\.v1\\.(\\w+)")
                        .matcher(text)
                        .results()
                        .map(result -> result.group(1)))
            .toList();
    assertThat(described).isNotEmpty();
    assertThat(described)
        .allSatisfy(
            name ->
                assertThat(Wire.getDescriptor().findMessageTypeByName(name)).as(name).isNotNull());
  }
}
