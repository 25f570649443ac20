package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.serving.http.AccessTokens;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of all kinds, over every route that carries one. */
class NamesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSON = "/persons/{collection}/{person}";

  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(AccessTokens.none());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100 % sure",
        "a%2Fb",
        "%",
        "a+b c",
        "Zoë Müller-Łukasz",
        "李 小龙",
        "👩🚀",
        "O'Brien \"Q\" <b>",
        "semi;colon?and&more=x#y",
        "back\\slash $1",
        "..a"
      })
  void shouldCarryANameThroughEveryRoute(String name) throws Exception {
    String path = encoded(name);
    byte[] picture = Requests.jpeg(96);

    // enrol, list, show
    JsonNode enrolled =
        json(server.post(PERSON + "/templates", "image/jpeg", picture, "staff", path), 201);
    String sample = enrolled.get("sample").asText();
    assertThat(json(server.get("/persons"), 200).at("/persons/0/person").asText()).isEqualTo(name);
    assertThat(json(server.get(PERSON, "staff", path), 200).get("person").asText()).isEqualTo(name);
    assertThat(server.get(PERSON + "/portrait", "staff", path).statusCode()).isEqualTo(200);
    assertThat(server.get(PERSON + "/templates/{sample}/chip", "staff", path, sample).statusCode())
        .isEqualTo(200);
    assertThat(server.viewed()).contains("local staff/" + name + " templates");

    // change
    assertThat(change("PATCH", "", path, Map.of("status", "ignored"))).isEqualTo(200);
    assertThat(change("POST", "/rename", path, named("other"))).isEqualTo(200);
    assertThat(change("POST", "/rename", "other", named(name))).isEqualTo(200);
    server.post(PERSON + "/templates", "image/jpeg", Requests.jpeg(160), "staff", "second");
    assertThat(change("POST", "/merge", "second", named(name))).isEqualTo(200);
    assertThat(json(server.get("/persons"), 200).get("persons").findValuesAsText("person"))
        .containsExactly(name);

    // find events, name a stranger
    assertThat(
            server
                .send(server.request("/events?collection=staff&person=" + path).build())
                .statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> unknown =
        server.post(
            "/strangers/name",
            "application/json",
            JSON.writeValueAsBytes(
                Map.of("id", server.strangerLeft(), "collection", "staff", "person", name)));
    assertThat(unknown.statusCode()).isEqualTo(200);

    // remove
    assertThat(
            server
                .change("DELETE", PERSON + "/templates/{sample}", "", "staff", path, sample)
                .statusCode())
        .isEqualTo(200);
    server.post(PERSON + "/templates", "image/jpeg", picture, "staff", path);
    assertThat(change("POST", "/erase", path, Map.of())).isEqualTo(200);
    server.post(PERSON + "/templates", "image/jpeg", picture, "staff", path);
    assertThat(change("DELETE", "", path, Map.of())).isEqualTo(200);
    assertThat(json(server.get("/persons"), 200).get("persons")).isEmpty();
  }

  @Test
  void shouldSayOfAWrongTemplateThatTheTemplateIsMissing() throws Exception {
    // Given
    server.post(PERSON + "/templates", "image/jpeg", Requests.jpeg(96), "staff", "Ada");
    String wrong = PERSON + "/templates/{sample}";

    // When
    JsonNode removed = json(server.change("DELETE", wrong, "", "staff", "Ada", "none"), 404);
    JsonNode shown = json(server.get(wrong + "/chip", "staff", "Ada", "none"), 404);

    // Then
    assertThat(removed).isEqualTo(shown);
    assertThat(removed.toString()).contains("template-unknown", "there is no such template");
  }

  @Test
  void shouldFindAPersonWhicheverWayTheNameIsTyped() throws Exception {
    // Given
    String decomposed = encoded("Jose\u0301");
    server.post(PERSON + "/templates", "image/jpeg", Requests.jpeg(96), "staff", decomposed);

    // When, Then
    String composed = encoded("Jos\u00E9");
    assertThat(json(server.get(PERSON, "staff", composed), 200).get("person").asText())
        .isEqualTo("Jos\u00E9");
    assertThat(server.get(PERSON, "staff", decomposed).statusCode()).isEqualTo(200);
    assertThat(change("POST", "/rename", composed, named("Zoe\u0308"))).isEqualTo(200);
    assertThat(server.get(PERSON, "staff", encoded("Zo\u00EB")).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayInUtf8WhatIsWrongWithAName() throws Exception {
    HttpResponse<byte[]> hidden = server.get(PERSON, "staff", encoded("Ada\u202E"));
    HttpResponse<byte[]> slash = server.get(PERSON, "staff", encoded("李/明"));

    assertThat(hidden.statusCode()).isEqualTo(400);
    assertThat(new String(hidden.body(), StandardCharsets.UTF_8)).contains("found U+202E");
    assertThat(slash.statusCode()).isEqualTo(400);
    assertThat(new String(slash.body(), StandardCharsets.UTF_8)).contains("found '李/明'");
  }

  @Test
  void shouldRefuseASlashInANameEverywhere() throws Exception {
    String slash = "a%2Fb";

    assertThat(server.get(PERSON, "staff", slash).statusCode()).isEqualTo(400);
    assertThat(server.get(PERSON + "/portrait", "staff", slash).statusCode()).isEqualTo(400);
    assertThat(
            server
                .post(PERSON + "/templates", "image/jpeg", Requests.jpeg(), "staff", slash)
                .statusCode())
        .isEqualTo(400);
    assertThat(change("POST", "/rename", slash, named("other"))).isEqualTo(400);
    assertThat(change("POST", "/rename", "other", named("a/b"))).isEqualTo(400);
    assertThat(change("POST", "/erase", slash, Map.of())).isEqualTo(400);
    assertThat(
            server
                .post(
                    "/strangers/name",
                    "application/json",
                    "{\"id\":\"unknown/0001\",\"collection\":\"staff\",\"person\":\"a/b\"}"
                        .getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(400);
  }

  private int change(String method, String below, String person, Map<String, String> body)
      throws Exception {
    HttpResponse<byte[]> answer =
        server.changeTo(method, PERSON + below, JSON.writeValueAsBytes(body), "staff", person);
    return answer.statusCode();
  }

  private static Map<String, String> named(String person) {
    return Map.of("collection", "staff", "person", person);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode json(HttpResponse<byte[]> answer, int status) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
