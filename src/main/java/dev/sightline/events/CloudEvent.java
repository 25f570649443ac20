package dev.sightline.events;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that make a record of {@code sightline.matches}, {@code sightline.identity-events},
 * {@code sightline.operations} or {@code sightline.links} a CloudEvent 1.0 in binary mode (Kafka
 * Protocol Binding for CloudEvents, section 3.2). No header names a person.
 */
public final class CloudEvent {
  private static final String MATCH_SCHEMA = "urn:sightline:schema:match-v1";
  private static final String PRESENCE_SCHEMA = "urn:sightline:schema:identity-event-v1";

  private static final String OPERATION_SCHEMA = "urn:sightline:schema:operation-event-v1";
  private static final String LINK_SCHEMA = "urn:sightline:schema:stranger-link-v1";

  private CloudEvent() {}

  /** Returns header names and values; values are UTF-8 on the wire. */
  public static Map<String, String> headers(Match event) {
    Map<String, String> headers = headers(event.id(), event.camera(), event.capturedAt());
    headers.put("ce_type", event.type().code());
    headers.put("ce_dataschema", MATCH_SCHEMA);
    return headers;
  }

  /** Returns header names and values; values are UTF-8 on the wire. */
  public static Map<String, String> headers(IdentityEvent event) {
    Map<String, String> headers = headers(event.id(), event.camera(), event.occurredAt());
    headers.put("ce_type", event.type().code());
    headers.put("ce_dataschema", PRESENCE_SCHEMA);
    return headers;
  }

  /** Returns header names and values; values are UTF-8 on the wire. */
  public static Map<String, String> headers(OperationEvent event) {
    Map<String, String> headers = headers(event.id(), event.camera(), event.occurredAt());
    headers.put("ce_type", event.type().code());
    headers.put("ce_dataschema", OPERATION_SCHEMA);
    return headers;
  }

  /** Returns header names and values; values are UTF-8 on the wire. */
  public static Map<String, String> headers(StrangerLink link) {
    Map<String, String> headers = headers(link.id(), link.camera(), link.occurredAt());
    headers.put("ce_type", link.type().code());
    headers.put("ce_dataschema", LINK_SCHEMA);
    return headers;
  }

  private static Map<String, String> headers(String id, String camera, Instant time) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id);
    headers.put("ce_source", source(camera));
    headers.put("ce_time", time.toString());
    headers.put("content-type", "application/json");
    return headers;
  }

  /** Returns a relative URI reference: the camera's id, escaped. */
  private static String source(String camera) {
    try {
      return new URI(null, null, "/cameras/" + camera, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the camera's id cannot be written as a URI", e);
    }
  }
}
