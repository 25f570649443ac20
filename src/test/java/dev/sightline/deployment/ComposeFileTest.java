package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The compose file, as far as it can be checked without Docker. */
class ComposeFileTest {
  private static final Path FOLDER = Repository.path("docker");
  private static final JsonNode COMPOSE =
      Manifests.documents(Repository.read(FOLDER.resolve("compose.yaml"))).get(0);
  private static final Map<String, JsonNode> SERVICES = services();

  private static Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    COMPOSE.path("services").properties().forEach(s -> services.put(s.getKey(), s.getValue()));
    return services;
  }

  @Test
  void shouldPinEveryImage() {
    assertThat(SERVICES.values())
        .extracting(service -> service.path("image").asText())
        .allMatch(image -> image.matches("[a-z/]+:v?\\d[\\w.-]+"))
        .contains("sightline:" + Repository.version());
  }

  @Test
  void shouldDependOnlyOnServicesThatThereAre() {
    assertThat(SERVICES.values())
        .allSatisfy(
            service ->
                service
                    .path("depends_on")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(SERVICES).containsKey(name)));
  }

  @Test
  void shouldMountOnlyWhatThereIs() {
    // Given
    List<String> sources = new ArrayList<>();
    SERVICES
        .values()
        .forEach(
            service ->
                service
                    .path("volumes")
                    .forEach(mount -> sources.add(mount.asText().split(":", -1)[0])));

    // Then
    assertThat(sources)
        .isNotEmpty()
        .allSatisfy(
            source -> {
              if (source.startsWith(".")) {
                assertThat(FOLDER.resolve(source)).exists();
              } else if (!source.startsWith("/")) {
                assertThat(COMPOSE.path("volumes").has(source)).as(source).isTrue();
              }
            });
  }

  @Test
  void shouldPublishPortsOnTheLoopbackAddressOnly() {
    assertThat(SERVICES.values())
        .allSatisfy(
            service ->
                assertThat(service.path("ports"))
                    .allSatisfy(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
  }

  @Test
  void shouldRunSightlineWithoutPrivileges() {
    assertThat(SERVICES.values())
        .filteredOn(service -> service.path("image").asText().startsWith("sightline:"))
        .hasSize(8)
        .allSatisfy(
            service -> {
              assertThat(service.path("read_only").asBoolean()).isTrue();
              assertThat(service.path("cap_drop").path(0).asText()).isEqualTo("ALL");
              assertThat(service.path("security_opt").path(0).asText())
                  .isEqualTo("no-new-privileges:true");
            });
  }

  @Test
  void shouldScrapeEveryServiceThatServesMetrics() {
    // Given
    JsonNode scraped =
        Manifests.documents(Repository.read(FOLDER.resolve("prometheus/prometheus.yml")))
            .get(0)
            .path("scrape_configs")
            .path(0)
            .path("dns_sd_configs");
    JsonNode search = SERVICES.get("search");

    // Then
    assertThat(scraped.path(0).path("names"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("agent", "detect", "embed", "match", "serve");
    assertThat(search.path("network_mode").asText())
        .isEqualTo("service:" + scraped.path(1).path("names").path(0).asText());
    assertThat(search.path("command"))
        .extracting(JsonNode::asText)
        .contains("health.port=" + scraped.path(1).path("port").asText());
  }
}
