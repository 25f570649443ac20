package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.http.AccessTokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad request is answered by a problem document and changes nothing. */
class BadRequestTest {
  private static final String VIEWER = "v".repeat(32);
  private static final String OPERATOR = "o".repeat(32);

  private static ApiServer open;
  private static ApiServer guarded;

  @BeforeAll
  static void start() {
    open = new ApiServer(AccessTokens.none());
    guarded =
        new ApiServer(AccessTokens.parse("viewer:" + VIEWER + " operator:" + OPERATOR, "test"));
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  @Test
  void shouldRefuseWhatIsNoPicture() throws Exception {
    assertProblem(open.post("/identify", "text/plain", new byte[] {1}), 415, "media-type");
    assertProblem(open.post("/identify", "image/jpeg", new byte[0]), 422, "picture-unreadable");
    assertProblem(
        open.post("/identify", "image/png", "no png".getBytes(StandardCharsets.UTF_8)),
        422,
        "picture-unreadable");
    byte[] half = Arrays.copyOf(Requests.jpeg(), Requests.jpeg().length / 2);
    assertProblem(open.post("/identify", "image/jpeg", half), 422, "picture-unreadable");
  }

  @Test
  void shouldNotDecodeAPictureOfThirtyThousandPixelsASide() throws Exception {
    HttpResponse<byte[]> answer =
        open.post("/identify", "image/jpeg", Requests.jpegHeader(30_000, 30_000));

    assertProblem(answer, 422, "picture-unreadable");
    assertThat(text(answer)).contains("30000 x 30000 pixels, allowed 64000000");
  }

  @Test
  void shouldRefuseABodyOfFiftyMegabytesUnread() throws Exception {
    byte[] large = new byte[50 << 20];
    HttpRequest sized = picture(open, BodyPublishers.ofByteArray(large));

    assertProblem(open.send(sized), 413, "body-too-large");
  }

  @Test
  void shouldRefuseALargeBodyThatDoesNotSayItsSize() throws Exception {
    byte[] large = new byte[4 * ApiServer.MAX_BODY_BYTES];
    HttpRequest chunked =
        picture(open, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));

    assertProblem(open.send(chunked), 413, "body-too-large");
  }

  @Test
  void shouldNotUnpackACompressedBody() throws Exception {
    HttpRequest packed =
        open.request("/identify")
            .header("Content-Type", "image/jpeg")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b}))
            .build();

    assertProblem(open.send(packed), 415, "media-type");
  }

  @Test
  void shouldRefuseAComparisonOfOnePictureOrOfNoParts() throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("first", Requests.jpeg());
    byte[] body = Requests.multipart("xyz", parts);

    assertProblem(
        open.post("/compare", "multipart/form-data; boundary=xyz", body), 400, "bad-request");
    assertProblem(open.post("/compare", "image/jpeg", Requests.jpeg()), 415, "media-type");
  }

  @Test
  void shouldRefuseAChangeThatIsNone() throws Exception {
    String rename = "/persons/{collection}/{person}/rename";

    assertProblem(open.change("POST", rename, "", "staff", "Ada"), 400, "bad-request");
    assertProblem(open.change("POST", rename, "null", "staff", "Ada"), 400, "bad-request");
    assertProblem(open.change("POST", rename, "{'person':'x'}", "staff", "Ada"), 400, "bad-req");
    assertProblem(
        open.change("POST", rename, "{'collection':'a','person':'b/c'}", "staff", "Ada"),
        400,
        "bad-request");
    assertProblem(
        open.change("POST", rename, "{'collection':'a','person':'b','x':1}", "staff", "Ada"),
        400,
        "bad-request");
    assertProblem(
        open.change("POST", rename, "{'collection':'a','person':'b'}", "staff", "Nobody"),
        404,
        "person-unknown");
    assertProblem(
        open.change("PATCH", "/persons/{collection}/{person}", "{'status':'dead'}", "staff", "Ada"),
        400,
        "bad-request");
  }

  @Test
  void shouldCarryAScriptInANameAsText() throws Exception {
    String name = "<script>alert(1)</script>";

    HttpResponse<byte[]> enrolled =
        open.post(
            "/persons/{collection}/{person}/templates",
            "image/jpeg",
            Requests.jpeg(96),
            "staff",
            java.net.URLEncoder.encode(name.replace("/", ""), StandardCharsets.UTF_8));
    HttpResponse<byte[]> list = open.get("/persons");

    assertThat(enrolled.statusCode()).isEqualTo(201);
    assertThat(list.headers().firstValue("content-type")).contains("application/json");
    assertThat(text(list)).contains("<script>alert(1)<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/events?limit=0",
        "/events?limit=1001",
        "/events?limit=many",
        "/events?from=yesterday",
        "/persons/staff/%20",
        "/persons/%00/x",
        "/persons/staff/..%2f..%2fetc",
        "/persons/..%5c../x",
        "/persons/%2e%2e/%2e%2e",
      })
  void shouldRefuseParametersThatAreNotAllowed(String path) throws Exception {
    HttpResponse<byte[]> answer = open.send(open.request(path).build());

    assertThat(answer.statusCode()).as(text(answer)).isIn(400, 404);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void shouldHaveNothingElsewhere() throws Exception {
    assertProblem(open.send(open.request("/nothing").build()), 404, "not-found");
    assertProblem(open.send(open.request("/../../application.properties").build()), 404, "not-fou");
    assertProblem(open.send(open.request("/persons").DELETE().build()), 405, "method-not-allowed");
  }

  @Test
  void shouldAskForAToken() throws Exception {
    HttpResponse<byte[]> none = guarded.send(guarded.request("/persons").build());
    HttpResponse<byte[]> wrong = guarded.send(withToken("/persons", "x".repeat(32)));

    assertProblem(none, 401, "token-needed");
    assertThat(none.headers().firstValue("www-authenticate")).isPresent();
    assertProblem(wrong, 401, "token-needed");
    assertThat(guarded.send(withToken("/persons", VIEWER)).statusCode()).isEqualTo(200);
    assertThat(guarded.send(guarded.request("/health").build()).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhatIsNotForTheRole() throws Exception {
    assertProblem(guarded.send(withToken("/dead-letters", VIEWER)), 403, "forbidden");
    assertThat(guarded.send(withToken("/dead-letters", OPERATOR)).statusCode()).isEqualTo(200);
    HttpRequest remove =
        guarded
            .request("/persons/staff/Ada")
            .header("Authorization", "Bearer " + OPERATOR)
            .DELETE()
            .build();
    assertProblem(guarded.send(remove), 403, "forbidden");
  }

  @Test
  void shouldRefuseAnotherSitesPage() throws Exception {
    HttpRequest fromElsewhere =
        open.request("/persons").header("Origin", "https://evil.example").build();
    HttpRequest embedded = open.request("/persons").header("Sec-Fetch-Site", "cross-site").build();

    assertProblem(open.send(fromElsewhere), 403, "forbidden");
    assertProblem(open.send(embedded), 403, "forbidden");
  }

  @Test
  void shouldRefuseANameThatWasPointedAtTheLoopbackAddress() throws Exception {
    int port = open.request("/health").build().uri().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/persons HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

      assertThat(answer.readLine()).contains(" 403 ");
    }
  }

  @Test
  void shouldTellBrowsersToRunAndKeepNothingElse() throws Exception {
    HttpResponse<byte[]> answer = open.get("/persons");

    assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(answer.headers().firstValue("server")).isEmpty();
  }

  private static HttpRequest picture(ApiServer server, HttpRequest.BodyPublisher body) {
    return server.request("/identify").header("Content-Type", "image/jpeg").POST(body).build();
  }

  private static HttpRequest withToken(String path, String token) {
    return guarded.request(path).header("Authorization", "Bearer " + token).build();
  }

  private static void assertProblem(HttpResponse<byte[]> answer, int status, String kind) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .isEqualTo("application/problem+json;charset=utf-8");
    assertThat(text(answer)).contains("urn:sightline:problem:" + kind);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
