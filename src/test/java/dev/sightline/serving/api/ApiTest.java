package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.StrangerLink;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.http.AccessTokens;
import dev.sightline.serving.view.Broadcast.Message;
import dev.sightline.serving.view.Broadcast.Subscription;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route, each answer held against the published description. */
class ApiTest {
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
  void shouldHaveTheRoutesAndRolesThatTheDescriptionNames() {
    Map<String, String> routes = new TreeMap<>(server.routes());
    routes.put("GET /session", "anyone");
    routes.put("DELETE /session", "anyone");
    routes.put("GET /session/login", "anyone");
    routes.put("GET /session/callback", "anyone");

    assertThat(routes).isEqualTo(OpenApi.roles());
  }

  @Test
  void shouldSayWhoIsInAPicture() throws Exception {
    server.views().gallery().apply(Requests.template(0));

    HttpResponse<byte[]> answer = server.post("/identify", "image/jpeg", Requests.jpeg());

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode face = json(answer).at("/faces/0");
    assertThat(face.get("person").asText()).isEqualTo("Ada Lovelace");
    assertThat(face.at("/candidates/0/cosineSimilarity").asDouble()).isEqualTo(1, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "avif", "webp", "tiff"})
  void shouldReadAPictureByItsContentAndNotItsType(String format) throws Exception {
    byte[] picture;
    try (InputStream in = getClass().getResourceAsStream("/frames/quadrants." + format)) {
      picture = in.readAllBytes();
    }

    assertThat(json(server.post("/identify", "application/octet-stream", picture)).get("width"))
        .hasToString("96");
    assertThat(server.post("/identify", "image/" + format, picture).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNameNobodyWhereNobodyIsEnrolled() throws Exception {
    JsonNode face = json(server.post("/identify", "image/jpeg", Requests.jpeg())).at("/faces/0");

    assertThat(face.get("person").isNull()).isTrue();
    assertThat(face.get("reason").asText()).isEqualTo("empty-gallery");
  }

  @Test
  void shouldCompareTwoPictures() throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("first", Requests.jpeg());
    parts.put("second", Requests.jpeg());

    HttpResponse<byte[]> answer =
        server.post(
            "/compare", "multipart/form-data; boundary=xyz", Requests.multipart("xyz", parts));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("samePerson").asBoolean()).isTrue();
  }

  @Test
  void shouldListWhoIsEnrolledAndForgetWhoIsRemoved() throws Exception {
    server.views().gallery().apply(Requests.template(0));

    assertThat(json(server.get("/persons")).at("/persons/0/person").asText())
        .isEqualTo("Ada Lovelace");
    assertThat(
            json(server.get("/persons/{collection}/{person}", "staff", "Ada%20Lovelace"))
                .at("/templates/0/source")
                .asText())
        .isEqualTo("ada.jpg");
    assertThat(
            server
                .get(
                    "/persons/{collection}/{person}/templates/{sample}/chip",
                    "staff",
                    "Ada%20Lovelace",
                    "0001")
                .body())
        .containsExactly(1, 2, 3);
    assertThat(server.get("/persons/{collection}/{person}", "staff", "Bob").statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldEnrolAPictureOnceAndSayWhyAnotherIsRefused() throws Exception {
    String path = "/persons/{collection}/{person}/templates";
    byte[] picture = Requests.jpeg(96);

    HttpResponse<byte[]> first = server.post(path, "image/jpeg", picture, "staff", "Grace");
    HttpResponse<byte[]> again = server.post(path, "image/jpeg", picture, "staff", "Grace");
    HttpResponse<byte[]> dark = server.post(path, "image/jpeg", Requests.jpeg(), "staff", "Grace");
    HttpResponse<byte[]> rival = server.post(path, "image/jpeg", picture, "staff", "Ada");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("enrolled").asBoolean()).isFalse();
    assertThat(dark.statusCode()).isEqualTo(422);
    assertThat(json(dark).get("type").asText()).endsWith(":picture-too-dark");
    assertThat(rival.statusCode()).isEqualTo(409);
    assertThat(json(rival).get("type").asText()).endsWith(":looks-like-another");
    assertThat(names()).containsExactly("Grace");
  }

  @Test
  void shouldAddAFaceThatIsNotThePersonsAsANegativeExample() throws Exception {
    String path = "/persons/{collection}/{person}/negatives";
    byte[] other = Requests.jpeg(160);
    enroll("Grace");

    HttpResponse<byte[]> added = server.post(path, "image/jpeg", other, "staff", "Grace");
    HttpResponse<byte[]> wrong =
        server.send(
            server
                .request("/persons/staff/Grace/negatives?face=1,2,3")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(other))
                .build());

    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(
            json(server.get("/persons/{collection}/{person}", "staff", "Grace"))
                .get("templates")
                .findValuesAsText("negative"))
        .contains("true");
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  @Test
  void shouldRenameMergeIgnoreAndRemoveAPerson() throws Exception {
    enroll("Grace");
    enroll("Ada");

    assertThat(change("POST", "/rename", "Grace", "{'collection':'staff','person':'Hopper'}"))
        .isEqualTo(200);
    assertThat(names()).containsExactly("Ada", "Hopper");
    assertThat(change("POST", "/rename", "Ada", "{'collection':'staff','person':'Hopper'}"))
        .isEqualTo(409);
    assertThat(change("POST", "/merge", "Ada", "{'collection':'staff','person':'Hopper'}"))
        .isEqualTo(200);
    assertThat(names()).containsExactly("Hopper");
    assertThat(change("PATCH", "", "Hopper", "{'status':'ignored'}")).isEqualTo(200);
    assertThat(json(server.get("/persons")).at("/persons/0/status").asText()).isEqualTo("ignored");
    assertThat(change("DELETE", "", "Hopper", "")).isEqualTo(200);
    assertThat(names()).isEmpty();
    assertThat(change("DELETE", "", "Hopper", "")).isEqualTo(404);
  }

  @Test
  void shouldShowChangeTestAndRemoveACameraWithoutItsPassword() throws Exception {
    String path = "/cameras/{camera}";
    String secret = "{'source':'rtsp://ann:s3cret@camera/1','maxFps':5}";

    HttpResponse<byte[]> added = server.change("PUT", path, secret, "hall%2Fdoor");
    HttpResponse<byte[]> changed =
        server.change("PUT", path, "{'site':'A','transport':'udp'}", "hall%2Fdoor");
    HttpResponse<byte[]> listed = server.get("/camera-records");
    HttpResponse<byte[]> tested = server.change("POST", path + "/test", "", "hall%2Fdoor");
    HttpResponse<byte[]> local = server.change("PUT", path, "{'source':'0'}", "webcam");
    HttpResponse<byte[]> notTested = server.change("POST", path + "/test", "", "webcam");
    HttpResponse<byte[]> wrong = server.change("PUT", path, "{'source':'0','maxFps':-1}", "x");
    HttpResponse<byte[]> removed = server.change("DELETE", path, "", "hall%2Fdoor");
    HttpResponse<byte[]> gone = server.get(path, "hall%2Fdoor");

    assertThat(json(added).get("source").asText()).isEqualTo("rtsp://***@camera/1");
    assertThat(json(changed))
        .isEqualTo(
            Requests.json(
                "{'id':'hall/door','source':'rtsp://***@camera/1','transport':'udp','site':'A','enabled':true}"
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(new String(listed.body(), StandardCharsets.UTF_8))
        .contains("hall/door")
        .doesNotContain("s3cret", "sealed");
    assertThat(json(tested).at("/report/codec").asText()).isEqualTo("h264");
    assertThat(Base64.getDecoder().decode(json(tested).get("picture").asText()))
        .isEqualTo(Requests.jpeg(96));
    assertThat(local.statusCode()).isEqualTo(200);
    assertThat(json(notTested).get("type").asText()).endsWith(":source-local");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(server.viewed()).contains("local everybody frames");
  }

  @Test
  void shouldRefuseANegativeExampleOfAPersonWhoIsNotEnrolled() throws Exception {
    HttpResponse<byte[]> refused =
        server.post(
            "/persons/{collection}/{person}/negatives",
            "image/jpeg",
            Requests.jpeg(160),
            "staff",
            "Nobody");

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(json(refused).get("type").asText()).endsWith(":person-unknown");
    assertThat(names()).isEmpty();
  }

  @Test
  void shouldMoveAFaceTurnOneIntoANegativeExampleAndReviewTheRest() throws Exception {
    String template = "/persons/{collection}/{person}/templates/{sample}";
    enroll("Grace");
    String sample = faces("Grace").at("/templates/0/sample").asText();

    HttpResponse<byte[]> review =
        server.get("/persons/{collection}/{person}/review", "staff", "Grace");
    HttpResponse<byte[]> moved =
        server.change(
            "POST",
            template + "/move",
            "{'collection':'staff','person':'Ada'}",
            "staff",
            "Grace",
            sample);
    HttpResponse<byte[]> turned =
        server.change("POST", template + "/negative", "", "staff", "Ada", sample);

    assertThat(json(review).get("outliers")).isEmpty();
    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(turned.statusCode()).isEqualTo(200);
    assertThat(names()).containsExactly("Ada");
    assertThat(faces("Ada").at("/templates/0/negative").asBoolean()).isTrue();
    assertThat(faces("Ada").at("/templates/0/decided").asLong()).isZero();
    assertThat(server.get("/persons/{collection}/{person}/review", "staff", "Grace").statusCode())
        .isEqualTo(404);
  }

  private JsonNode faces(String person) throws Exception {
    return json(server.get("/persons/{collection}/{person}", "staff", person));
  }

  @Test
  void shouldCorrectWhoseAPastVisitWasAgainAndAgain() throws Exception {
    server.strangerLeft();
    enroll("Grace");
    JsonNode stranger = json(server.get("/strangers")).at("/strangers/0");
    String visit = stranger.at("/recent/0/visit").asText();
    String body = "{'camera':'front-door','visit':'" + visit + "'";
    String grace = body + ",'collection':'staff','person':'Grace'}";

    assertThat(stranger.at("/cameras/0").asText()).isEqualTo("front-door");
    assertThat(stranger.get("suggestion").isNull()).isTrue();
    assertThat(revised(grace)).isTrue();
    assertThat(revised(grace)).as("it is Grace's already").isFalse();
    assertThat(revised(body + "}")).isTrue();
    assertThat(revised(grace)).isTrue();
    assertThat(server.corrections())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(id -> id.contains(":identity.revised:"));
    assertThat(server.actors()).contains("local");
    assertThat(
            server
                .change("POST", "/visits/revise", body.replace(visit, "front-door-1-0") + "}")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            server.change("POST", "/visits/revise", grace.replace("Grace", "Nobody")).statusCode())
        .isEqualTo(404);
  }

  private boolean revised(String body) throws Exception {
    return json(server.change("POST", "/visits/revise", body)).get("revised").asBoolean();
  }

  @Test
  void shouldListAStrangerUnderTheCommonId() throws Exception {
    String id = server.strangerLeft();
    server
        .views()
        .strangers()
        .put(StrangerLink.first(id, "front-door", "unknown/common", Instant.EPOCH));

    JsonNode stranger = json(server.get("/strangers")).at("/strangers/0");

    assertThat(stranger.get("id").asText()).isEqualTo("unknown/common");
    assertThat(stranger.at("/ids/0").asText()).isEqualTo(id);
  }

  @Test
  void shouldFindPersonsAndCamerasByAPartOfTheName() throws Exception {
    enroll("Grace");
    enroll("Ada");
    server.cameraUp("door");
    server.cameraUp("back door");

    JsonNode page = json(asked("/persons?skip=1&limit=1"));
    assertThat(page.get("persons").findValuesAsText("person")).containsExactly("Grace");
    assertThat(page.get("matches").asInt()).isEqualTo(2);
    assertThat(json(asked("/persons?find=DA")).get("persons").findValuesAsText("person"))
        .containsExactly("Ada");
    JsonNode cameras = json(asked("/cameras?find=DOOR&limit=1"));
    assertThat(cameras.get("cameras")).hasSize(1);
    assertThat(cameras.at("/cameras/0/id").asText()).isEqualTo("door");
    assertThat(cameras.get("matches").asInt()).isEqualTo(2);
    assertThat(asked("/persons?limit=0").statusCode()).isEqualTo(400);
    assertThat(asked("/persons?skip=-1").statusCode()).isEqualTo(400);
  }

  private HttpResponse<byte[]> asked(String query) throws Exception {
    return server.send(server.request(query).build());
  }

  @Test
  void shouldNameAStrangerAndReviseTheVisit() throws Exception {
    String id = server.strangerLeft();
    assertThat(strangers()).containsExactly(id);

    HttpResponse<byte[]> named =
        server.change(
            "POST", "/strangers/name", "{'id':'" + id + "','collection':'staff','person':'Grace'}");

    assertThat(json(named).get("enrolled").asBoolean()).isTrue();
    assertThat(json(named).get("revised").asInt()).isEqualTo(1);
    assertThat(names()).containsExactly("Grace");
    assertThat(strangers()).isEmpty();
  }

  @Test
  void shouldNotListAStrangerWhoIsIgnored() throws Exception {
    String id = server.strangerLeft();

    HttpResponse<byte[]> ignored =
        server.change("POST", "/strangers/ignore", "{'id':'" + id + "','collection':'staff'}");

    assertThat(json(ignored).get("enrolled").asBoolean()).isTrue();
    assertThat(json(server.get("/persons")).at("/persons/0/status").asText()).isEqualTo("ignored");
    assertThat(strangers()).isEmpty();
  }

  @Test
  void shouldRefuseToNameAStrangerWhoIsNotListed() throws Exception {
    HttpResponse<byte[]> nobody =
        server.change(
            "POST", "/strangers/name", "{'id':'x','collection':'staff','person':'Grace'}");

    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(server.change("POST", "/strangers/name", "{'id':'x'}").statusCode()).isEqualTo(400);
  }

  private List<String> strangers() throws Exception {
    return json(server.get("/strangers")).get("strangers").findValuesAsText("id");
  }

  @Test
  void shouldEraseAStrangerWithAReceipt() throws Exception {
    String id = server.strangerLeft();

    HttpResponse<byte[]> receipt = server.change("POST", "/strangers/erase", "{'id':'" + id + "'}");

    assertThat(json(receipt).get("person").asText()).isEqualTo(id);
    assertThat(strangers()).isEmpty();
    assertThat(server.change("POST", "/strangers/erase", "{'id':'" + id + "'}").statusCode())
        .isEqualTo(404);
    assertThat(server.change("POST", "/strangers/erase", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldAnswerThatThereIsNoSightingToErase() throws Exception {
    HttpResponse<byte[]> nothing =
        server.change("POST", "/sightings/erase", "{'camera':'door','visit':'door-1-0'}");

    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(json(nothing).get("detail").asText())
        .isEqualTo("there is no sighting door/door-1-0");
  }

  @Test
  void shouldEraseAPersonWithAReceipt() throws Exception {
    enroll("Grace");

    HttpResponse<byte[]> receipt =
        server.change("POST", "/persons/{collection}/{person}/erase", "", "staff", "Grace");

    assertThat(json(receipt).get("templates").asInt()).isEqualTo(1);
    assertThat(names()).isEmpty();
    assertThat(change("POST", "/erase", "Grace", "")).isEqualTo(404);
  }

  @Test
  void shouldWriteDownWhoLooksAtWhomAndOnlyWhereSomethingIsShown() throws Exception {
    // Given
    server.views().gallery().apply(Requests.template(0));
    server.views().addEvent(Requests.entered());
    String chip = "/persons/{collection}/{person}/templates/{sample}/chip";

    // When
    server.get("/persons");
    server.get("/persons/{collection}/{person}/portrait", "staff", "Ada%20Lovelace");
    server.get("/persons/{collection}/{person}", "staff", "Ada%20Lovelace");
    server.get(chip, "staff", "Ada%20Lovelace", "0001");
    server.get("/persons/{collection}/{person}", "staff", "Bob");
    events("?person=Bob");
    events("?person=Ada%20Lovelace");
    events("");
    server.get("/presence");
    server.post("/identify", "image/jpeg", Requests.jpeg());

    // Then
    assertThat(server.viewed())
        .containsExactly(
            "local everybody persons",
            "local everybody persons",
            "local staff/Ada Lovelace templates",
            "local staff/Ada Lovelace templates",
            "local staff/Ada Lovelace events",
            "local everybody events",
            "local everybody presence",
            "local staff/Ada Lovelace search");
  }

  @Test
  void shouldShowNothingThatCannotBeWrittenDown() throws Exception {
    server.views().gallery().apply(Requests.template(0));
    server.views().addEvent(Requests.entered());
    server.failTheAudit();

    for (String path : List.of("/persons", "/events", "/visits", "/presence", "/scenes")) {
      HttpResponse<byte[]> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(503);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("audit-unavailable")
          .doesNotContain("Ada");
    }
    assertThat(server.get("/persons/{collection}/{person}", "staff", "Ada%20Lovelace").statusCode())
        .isEqualTo(503);
    assertThat(server.post("/identify", "image/jpeg", Requests.jpeg()).statusCode()).isEqualTo(503);
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAuditAnEnrolmentUnderTheNameOfTheToken() throws Exception {
    String token = "t".repeat(32);
    try (ApiServer closed = new ApiServer(AccessTokens.parse("operator:grace:" + token, "test"))) {
      closed.send(
          closed
              .request("/persons/staff/Ada/templates")
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "image/jpeg")
              .POST(BodyPublishers.ofByteArray(Requests.jpeg(96)))
              .build());

      assertThat(closed.actors()).containsExactly("token:grace");
    }
  }

  @Test
  void shouldTellNothingMoreOfWhomeverItErased() throws Exception {
    // Given
    enroll("Ada%20Lovelace");
    server.views().addEvent(Requests.entered());
    server.views().addEvent(Requests.unknownEntered());
    server.views().cameras().addFrame(Requests.frame());
    server.views().addMatch(Requests.match(0));
    assertThat(everythingTold()).contains("Ada Lovelace");

    // When
    HttpResponse<byte[]> receipt =
        server.change(
            "POST", "/persons/{collection}/{person}/erase", "", "staff", "Ada%20Lovelace");

    // Then
    assertThat(receipt.statusCode()).isEqualTo(200);
    assertThat(everythingTold()).doesNotContain("Ada Lovelace").contains("unknown.entered");

    // When: the topics are read again
    server.views().addEvent(Requests.entered());
    server.views().addMatch(Requests.match(0));

    // Then
    assertThat(everythingTold()).doesNotContain("Ada Lovelace");
  }

  private String everythingTold() throws Exception {
    StringBuilder told = new StringBuilder();
    for (String path : List.of("/persons", "/events", "/visits", "/presence", "/scenes")) {
      told.append(new String(server.get(path).body(), StandardCharsets.UTF_8));
    }
    return told.toString();
  }

  private void enroll(String person) throws Exception {
    byte[] picture = Requests.jpeg(person.startsWith("Ada") ? 160 : 96);
    server.post("/persons/{collection}/{person}/templates", "image/jpeg", picture, "staff", person);
  }

  private int change(String method, String below, String person, String json) throws Exception {
    return server
        .change(method, "/persons/{collection}/{person}" + below, json, "staff", person)
        .statusCode();
  }

  private List<String> names() throws Exception {
    return json(server.get("/persons")).get("persons").findValuesAsText("person");
  }

  @Test
  void shouldFindEventsByPersonAndTime() throws Exception {
    server.views().addEvent(Requests.entered());
    server.views().addEvent(Requests.unknownEntered());

    assertThat(json(server.get("/events")).get("events")).hasSize(2);
    assertThat(events("?person=Ada%20Lovelace")).hasSize(1);
    assertThat(events("?type=unknown.entered&camera=front-door")).hasSize(1);
    assertThat(events("?from=2026-11-24T08:16:00Z")).isEmpty();
    assertThat(events("?to=2026-11-24T08:16:00Z&limit=1")).hasSize(1);
  }

  @Test
  void shouldGiveEventsOfAStrangerTheCommonId() throws Exception {
    IdentityEvent entered = EventFixtures.golden("events/unknown-entered-v1.json");
    server
        .views()
        .strangers()
        .put(
            StrangerLink.first(
                entered.stranger().id(), entered.camera(), "unknown/c0ffee", entered.occurredAt()));
    server.views().addEvent(Requests.unknownEntered());
    server.views().addEvent(Requests.entered());

    assertThat(events("?type=unknown.entered").at("/0/common").asText())
        .isEqualTo("unknown/c0ffee");
    assertThat(events("?type=person.entered").at("/0/common").isMissingNode()).isTrue();
  }

  @Test
  void shouldListVisitsByKindAndPage() throws Exception {
    server.views().addEvent(Requests.entered());

    JsonNode all = json(server.get("/visits")).get("visits");

    String visit = all.at("/0/visit").asText();
    assertThat(all).hasSize(1);
    assertThat(all.at("/0/person").asText()).isEqualTo("Ada Lovelace");
    assertThat(all.at("/0/over").asBoolean()).isFalse();
    assertThat(visits("?kind=person&limit=1&camera=front-door")).isEqualTo(all);
    assertThat(visits("?kind=stranger")).isEmpty();
    assertThat(visits("?kind=revised")).isEmpty();
    assertThat(visits("?after=" + visit)).isEmpty();
    assertThat(visits("?visit=gone&visit=" + visit)).isEqualTo(all);
    assertThat(server.send(server.request("/visits?kind=x").build()).statusCode()).isEqualTo(400);
  }

  private JsonNode visits(String query) throws Exception {
    return json(asked("/visits" + query)).get("visits");
  }

  @Test
  void shouldSayFromWhenOnItHasEveryEvent() throws Exception {
    // Given
    server.views().addEvent(Requests.entered());
    server.become(Condition.STARTING);
    assertThat(json(server.get("/events")).get("since").isNull()).isTrue();

    // When
    server.become(Condition.RUNNING);

    // Then
    JsonNode answer = json(server.get("/events"));
    assertThat(answer.get("since")).isEqualTo(answer.at("/events/0/occurredAt"));
  }

  @Test
  void shouldTellListenersToReadEventsAgainAfterAnErasure() throws Exception {
    // Given
    enroll("Ada%20Lovelace");
    server.views().addEvent(Requests.entered());
    try (Subscription listener =
        server.views().broadcast().subscribe("test", Set.of()).orElseThrow()) {
      // When
      server.change("POST", "/persons/{collection}/{person}/erase", "", "staff", "Ada%20Lovelace");

      // Then
      assertThat(listener.next(Duration.ofSeconds(10)))
          .hasValueSatisfying(message -> assertThat(message.type()).isEqualTo("changed"));
    }
  }

  private JsonNode events(String query) throws Exception {
    return json(asked("/events" + query)).get("events");
  }

  @Test
  void shouldSayWhereAPersonWasLastSeen() throws Exception {
    server.views().addEvent(Requests.entered());

    JsonNode presence = json(server.get("/presence"));

    assertThat(presence.at("/now/0/person").asText()).isEqualTo("Ada Lovelace");
    assertThat(presence.get("lastSeen")).hasSize(1);
    assertThat(presence.at("/lastSeen/0/camera").asText()).isEqualTo("front-door");
  }

  @Test
  void shouldShowACamerasNewestFrameWithItsFaces() throws Exception {
    server.views().cameras().addFrame(Requests.frame());
    server.views().addMatch(Requests.match(0));
    server.views().addMatch(Requests.match(1));

    JsonNode scene = json(server.get("/scenes")).at("/scenes/0");

    assertThat(scene.get("faces")).hasSize(2);
    assertThat(scene.at("/faces/0/person").asText()).isEqualTo("Ada Lovelace");
    assertThat(server.get("/frames/{frame}", scene.get("frame").asText()).body())
        .isEqualTo(Requests.jpeg());
    assertThat(server.get("/frames/{frame}", "3-1233").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldListEachCameraWithItsStateAndNoFigureOfAStageThatDoesNotRun() throws Exception {
    server.cameraUp("door");

    JsonNode camera = json(server.get("/cameras")).at("/cameras/0");

    assertThat(camera.get("id").asText()).isEqualTo("door");
    assertThat(camera.get("state").asText()).isEqualTo("up");
    assertThat(camera.at("/lastFrame/id").asText()).isEqualTo("0-4");
    assertThat(camera.at("/figures/framesPerSecond").asDouble()).isEqualTo(2);
    assertThat(camera.at("/figures/matchAgeMillis").isNull()).isTrue();
  }

  @Test
  void shouldSendTheScenesOfWatchedCamerasOnly() throws Exception {
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient()
            .send(server.request("/live?camera=front-door").build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(": welcome");
      assertThat(lines.readLine()).isEmpty();

      server.views().broadcast().publish(new Message("scene", "1", Optional.of("hall")));
      server.views().broadcast().publish(new Message("scene", "2", Optional.of("front-door")));

      assertThat(lines.readLine()).isEqualTo("event: scene");
      assertThat(lines.readLine()).isEqualTo("data: 2");
    }
  }

  @Test
  void shouldRefuseToWatchTooManyCamerasOrNone() throws Exception {
    String many = "?camera=x".repeat(65).replace("x?", "x&");

    assertThat(server.send(server.request("/scenes" + many).build()).statusCode()).isEqualTo(400);
    assertThat(server.send(server.request("/scenes?camera=").build()).statusCode()).isEqualTo(400);
  }

  @Test
  void shouldTellEventsAsTheyCome() throws Exception {
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient()
            .send(server.request("/live").build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(": welcome");

      server.views().addEvent(Requests.entered());

      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("event: event");
      assertThat(lines.readLine()).startsWith("data: {\"id\":\"front-door-1763972130120-0");
    }
  }

  @Test
  void shouldTellOfTheModelAndItsQuality() throws Exception {
    server.views().gallery().apply(Requests.template(41));

    JsonNode model = json(server.get("/model"));

    assertThat(model.get("galleryRevision").asLong()).isEqualTo(42);
    assertThat(model.get("templates").asInt()).isEqualTo(1);
    assertThat(json(server.get("/model/quality")).get("points")).hasSize(401);
  }

  @Test
  void shouldReadPicturesByTheModelThatTheGalleryIsSwitchedTo() throws Exception {
    // Given
    server.views().gallery().apply(Requests.template(0));
    assertThat(json(server.get("/model")).get("id").asText())
        .isEqualTo(EventFixtures.MODEL.value());

    // When
    server.views().gallery().apply(Requests.model(1, ApiServer.NEXT));

    // Then
    assertThat(json(server.get("/model")).get("id").asText()).isEqualTo(ApiServer.NEXT.value());
  }

  @Test
  void shouldShowTheDeploymentsOwnQuality() throws Exception {
    // Given
    server.views().addMatch(Requests.match(0));
    server.views().addMatch(Requests.match(1));
    server.views().addEvent(Requests.unknownEntered());

    // When
    JsonNode quality = json(server.get("/quality"));

    // Then
    assertThat(quality.at("/faces/named").asInt()).isEqualTo(1);
    assertThat(quality.at("/cameras/0/unknown").asInt()).isEqualTo(1);
    assertThat(quality.at("/cameras/0/visits").asInt()).isEqualTo(1);
    assertThat(quality.at("/cameras/0/unknownVisits").asInt()).isEqualTo(1);
    assertThat(quality.at("/visits/named").asInt()).isZero();
    assertThat(quality.at("/visits/unknown").asInt()).isEqualTo(1);
    assertThat(quality.at("/drift/verdict").asText()).isEqualTo("too-few");
    assertThat(quality.at("/corrections/counts")).isEmpty();
  }

  @Test
  void shouldShowTheAuditToAdminsAndRecordThatItWasRead() throws Exception {
    assertThat(json(server.get("/audit")).get("records")).isEmpty();
    assertThat(server.viewed()).containsExactly("local everybody audit");
  }

  @Test
  void shouldShowDeadLettersWithTheirValue() throws Exception {
    server.views().deadLetters().apply(Requests.deadLetter());

    JsonNode letter = json(server.get("/dead-letters")).at("/deadLetters/0");

    assertThat(letter.get("reason").asText()).isEqualTo("frame-not-a-jpeg");
    assertThat(server.get("/dead-letters/{id}/value", letter.get("id").asText()).body())
        .containsExactly(1, 2, 3);
    assertThat(server.get("/dead-letters/{id}/value", "9-9").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldTellHowLongFramesTake() throws Exception {
    // Given
    JsonNode before = json(server.get("/latencies"));

    // When
    server.views().addFrame(Requests.frame());
    server.views().addMatch(Requests.match(0));

    // Then
    assertThat(before.get("steps")).isEmpty();
    assertThat(json(server.get("/latencies")).get("steps"))
        .extracting(step -> step.get("step").asText())
        .containsExactly("arrived", "waiting", "detect", "embed", "match", "decided");
  }

  @Test
  void shouldTellHowItIsAndWhatItCanDo() throws Exception {
    JsonNode health = json(server.get("/health"));
    assertThat(health.get("condition").asText()).isEqualTo("running");
    assertThat(health.get("verdict").asText()).isEqualTo("not-recognising");
    assertThat(health.at("/faults/0/text").asText()).isEqualTo("no process runs the stage detect");
    assertThat(json(server.get("/lag")).at("/groups/0/records").asInt()).isEqualTo(3);
    assertThat(json(server.get("/matchers")).get("matchers")).isEmpty();
    server.views().trends().add(Instant.EPOCH, 3L, List.of());
    assertThat(json(server.get("/trends")).at("/points/0/backlog").asInt()).isEqualTo(3);
    assertThat(server.send(server.request("/trends?span=year").build()).statusCode())
        .isEqualTo(400);
    assertThat(json(server.get("/instances")).at("/instances/0/threads").asInt()).isEqualTo(2);
    assertThat(json(server.get("/settings")).at("/settings/0/source").asText())
        .isEqualTo("command line");
    assertThat(json(server.get("/session")).get("role").asText()).isEqualTo("admin");
    assertThat(server.get("/openapi.yaml").statusCode()).isEqualTo(200);
    assertThat(server.get("/identity-event-v1.json").statusCode()).isEqualTo(200);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws java.io.IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }
}
