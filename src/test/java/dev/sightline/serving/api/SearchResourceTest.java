package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sightline.serving.http.AccessTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchResourceTest {
  private static final String REASON = "?reason=a+theft";

  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(AccessTokens.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFindTheVisitsOfTheFaceOfAPicture() throws Exception {
    // Given: an answer without the partitions 0 to 2 of 4
    server.cameraUp("front-door");

    // When
    JsonNode answer = found(search(REASON, "image/jpeg", Requests.jpeg()));

    // Then
    JsonNode visit = answer.at("/visits/0");
    assertThat(visit.at("/who/person").asText()).isEqualTo("Ada Lovelace");
    assertThat(visit.at("/likeness/verdict").asText()).isEqualTo("same-person");
    assertThat(visit.at("/bestFace/jpeg").binaryValue())
        .isEqualTo("a JPEG".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.get("missingPartitions")).hasSize(3);
    assertThat(answer.get("otherModel").asInt()).isEqualTo(3);
    assertThat(server.searched()).containsExactly("everybody: a theft");
  }

  @Test
  void shouldCallALessSimilarVisitPossible() throws Exception {
    server.stage().find(-1);

    JsonNode answer = found(search(REASON, "image/jpeg", Requests.jpeg()));

    assertThat(answer.at("/visits/0/likeness/verdict").asText()).isEqualTo("possible");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'collection': 'staff', 'person': 'Ada Lovelace'}",
        "{'stranger': 'unknown/0f3a9c51d2e47b68'}",
        "{'camera': 'front-door', 'event': 'front-door-1:person.entered:1'}"
      })
  void shouldSearchForPersonsStrangersAndThoseOfAnEvent(String whose) throws Exception {
    server.views().gallery().apply(Requests.template(0));

    JsonNode answer = found(searchJson(REASON, whose));

    assertThat(answer.get("visits")).hasSize(1);
    assertThat(server.searched()).hasSize(1);
  }

  @Test
  void shouldListTheVisitsOfAPersonAndOfAStranger() throws Exception {
    server.get("/persons/{collection}/{person}/visits", "staff", "Ada%20Lovelace");
    assertThat(server.stage().lastSubject()).isEqualTo(Optional.of("staff/Ada Lovelace"));

    server.get("/strangers/{kind}/{id}/visits", "unknown", "0f3a");
    assertThat(server.stage().lastSubject()).isEqualTo(Optional.of("unknown/0f3a"));
    assertThat(server.viewed())
        .containsExactly("local staff/Ada Lovelace events", "local everybody events");
  }

  @Test
  void shouldRefuseWhatBreaksTheRules() throws Exception {
    assertThat(search("", "image/jpeg", Requests.jpeg()).statusCode()).isEqualTo(400);
    assertThat(searchJson(REASON, "{}").statusCode()).isEqualTo(400);
    assertThat(searchJson(REASON + "&fpir=2", "{'stranger': 'unknown/1'}").statusCode())
        .isEqualTo(400);
    assertThat(searchJson(REASON, "{'collection': 'staff', 'person': 'Nobody'}").statusCode())
        .isEqualTo(404);
    assertThat(server.searched()).isEmpty();
  }

  private HttpResponse<byte[]> searchJson(String query, String json) throws Exception {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return search(query, "application/json", body);
  }

  private HttpResponse<byte[]> search(String query, String type, byte[] body) throws Exception {
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/search" + query)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    OpenApi.assertKeepsItsPromise("POST", "/search", answer);
    return answer;
  }

  private static JsonNode found(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Requests.json(answer.body());
  }
}
