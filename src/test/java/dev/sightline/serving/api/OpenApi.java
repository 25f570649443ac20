package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sightline.events.EventSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The published description of the API, and whether an answer is what it promises. */
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = load();

  private OpenApi() {}

  /** Each operation, e.g. {@code GET /persons}, with the role it asks for. */
  static Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    DOCUMENT
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (!method.getKey().equals("parameters")) {
                            roles.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue().path("x-role").asText());
                          }
                        }));
    return roles;
  }

  /** Holds an answer against what is promised for the operation. */
  static void assertKeepsItsPromise(String method, String path, HttpResponse<byte[]> answer) {
    JsonNode responses =
        DOCUMENT.get("paths").get(path).get(method.toLowerCase(Locale.ROOT)).get("responses");
    JsonNode response =
        resolved(
            responses.has(Integer.toString(answer.statusCode()))
                ? responses.get(Integer.toString(answer.statusCode()))
                : responses.get("default"));
    if (answer.body().length == 0) {
      assertThat(response.has("content")).as("%s %s has no body", method, path).isFalse();
      return;
    }
    String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
    assertThat(response.path("content").has(type))
        .as("%s %s answers %d of type %s", method, path, answer.statusCode(), type)
        .isTrue();
    JsonNode schema = response.get("content").get(type).get("schema");
    if (schema != null) {
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      assertThat(compiled(schema).validate(body, InputFormat.JSON))
          .as("%s %s answers %s", method, path, body)
          .isEmpty();
    }
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static Schema compiled(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", DOCUMENT.get("components"));
    root.set("allOf", JSON.createArrayNode().add(schema));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private static JsonNode load() {
    try (InputStream yaml = OpenApi.class.getResourceAsStream("/openapi/sightline.yaml");
        InputStream event = OpenApi.class.getResourceAsStream("/schema/identity-event-v1.json")) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      String local = text.replace("./identity-event-v1.json", "#/components/schemas/IdentityEvent");
      ObjectNode document = JSON.valueToTree(new Yaml().load(local));
      ((ObjectNode) document.at("/components/schemas")).set("IdentityEvent", JSON.readTree(event));
      EventSchema.close(document.get("components"));
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException("the description cannot be read", e);
    }
  }
}
