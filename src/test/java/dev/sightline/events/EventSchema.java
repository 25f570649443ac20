package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Holds events against their published schema, and against fields that it does not name. */
public enum EventSchema {
  MATCHES("/schema/match-v1.json"),
  PRESENCE("/schema/identity-event-v1.json"),
  CAMERA_STATUS("/schema/camera-status-v1.json"),
  OPERATIONS("/schema/operation-event-v1.json"),
  LINKS("/schema/stranger-link-v1.json"),
  AUDIT("/schema/audit-record-v1.json");

  @SuppressWarnings("ImmutableEnumChecker") // nothing changes it, but its class does not say so
  private final Schema closed;

  EventSchema(String resource) {
    this.closed = load(resource);
  }

  public List<Error> errors(String json) {
    return closed.validate(
        json,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  public void assertValid(String json) {
    assertThat(errors(json)).as("schema errors of %s", json).isEmpty();
  }

  private static Schema load(String resource) {
    try (InputStream json = Match.class.getResourceAsStream(resource)) {
      JsonNode schema = new ObjectMapper().readTree(json);
      close(schema);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the schema is no JSON: " + resource, e);
    } catch (IOException e) {
      throw new AssertionError("the schema cannot be read: " + resource, e);
    }
  }

  /** Published schemas let fields be added later; tests do not. */
  public static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").toString().contains("object")
        && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(EventSchema::close);
  }
}
