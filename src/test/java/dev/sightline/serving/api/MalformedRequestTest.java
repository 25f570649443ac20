package dev.sightline.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.serving.http.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client sends by itself: each is refused with a problem document. */
@Timeout(120)
class MalformedRequestTest {
  private static final String FORM = "multipart/form-data; boundary=xyz";
  private static final String FIRST =
      "--xyz\r\nContent-Disposition: form-data; name=\"first\"; filename=\"a.jpg\"\r\n"
          + "Content-Type: image/jpeg\r\n\r\n";

  private static ApiServer server;
  private static int port;

  @BeforeAll
  static void start() {
    server = new ApiServer(AccessTokens.none());
    port = server.request("/health").build().uri().getPort();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> badForms() {
    String second = FIRST.replace("first", "second");
    String end = "\r\n--xyz--\r\n";
    return Stream.of(
        Arguments.of("no end", FORM, FIRST + "abc"),
        Arguments.of("no end after a boundary", FORM, FIRST + "abc\r\n--xyz\r\n"),
        Arguments.of("end in a header", FORM, "--xyz\r\nContent-Dispo"),
        Arguments.of("empty", FORM, ""),
        Arguments.of("no boundary in the body", FORM, "hello"),
        Arguments.of("another boundary", FORM, FIRST.replace("xyz", "abc") + "abc\r\n--abc--\r\n"),
        Arguments.of("no boundary named", "multipart/form-data", FIRST + "abc" + end),
        Arguments.of("empty boundary", "multipart/form-data; boundary=", FIRST + "abc" + end),
        Arguments.of(
            "long boundary",
            "multipart/form-data; boundary=" + "x".repeat(5000),
            FIRST + "a" + end),
        Arguments.of("open quotes", "multipart/form-data; boundary=\"xyz", FIRST + "abc" + end),
        Arguments.of("no name", FORM, FIRST.replace("; name=\"first\"", "") + "abc" + end),
        Arguments.of("no disposition", FORM, "--xyz\r\nContent-Type: image/jpeg\r\n\r\nabc" + end),
        Arguments.of("no headers", FORM, "--xyz\r\n\r\nabc" + end),
        Arguments.of("header without colon", FORM, "--xyz\r\nhello\r\n\r\nabc" + end),
        Arguments.of(
            "long header", FORM, FIRST.replace("a.jpg", "a".repeat(100_000)) + "abc" + end),
        Arguments.of(
            "many headers",
            FORM,
            FIRST.replace("\r\n\r\n", "\r\n" + "X-Y: z\r\n".repeat(5000) + "\r\n") + "abc" + end),
        Arguments.of("many parts", FORM, (FIRST + "abc\r\n").repeat(3000) + second + "abc" + end),
        Arguments.of(
            "transfer encoding",
            FORM,
            FIRST.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                + "abc\r\n"
                + second
                + "abc"
                + end),
        Arguments.of("control characters", FORM, FIRST.replace("first", "fi\u0000rst") + "a" + end),
        Arguments.of("folded header", FORM, FIRST.replace("; name", ";\r\n name") + "abc" + end));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badForms")
  void shouldRefuseAMalformedForm(String what, String type, String body) throws Exception {
    String answer = post("/compare", "Content-Type: " + type + "\r\n", body);

    assertProblem(answer, what, 400);
  }

  @Test
  void shouldRefuseAPartThatIsTooLarge() throws Exception {
    String body = FIRST + "a".repeat(ApiServer.MAX_BODY_BYTES) + "\r\n--xyz--\r\n";
    String chunk = String.format(Locale.ROOT, "%x\r\n%s\r\n0\r\n\r\n", body.length(), body);

    assertProblem(post("/compare", "Content-Type: " + FORM + "\r\n", body), "sized", 413);
    assertProblem(
        RawHttp.exchange(
            port,
            head(
                "POST",
                "/api/v1/compare",
                "Content-Type: " + FORM + "\r\nTransfer-Encoding: chunked\r\n"),
            RawHttp.bytes(chunk)),
        "chunked",
        413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1\r\n",
        "Content-Length: many\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, gzip\r\n",
        "Transfer-Encoding: nothing\r\n",
      })
  void shouldRefuseABodyWhoseLengthIsNotClear(String headers) throws Exception {
    String answer =
        RawHttp.exchange(
            port,
            head("POST", "/api/v1/identify", "Content-Type: image/jpeg\r\n" + headers),
            RawHttp.bytes("abc"));

    assertProblem(answer, headers, 400);
  }

  @Test
  void shouldRefuseABodyInBrokenChunks() throws Exception {
    for (String body : new String[] {"zz\r\nabc\r\n", "3\r\nabcdef\r\n", "-1\r\n"}) {
      String answer =
          RawHttp.exchange(
              port,
              head(
                  "POST",
                  "/api/v1/identify",
                  "Content-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n"),
              RawHttp.bytes(body));

      assertProblem(answer, body, 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sightline-session=a\u0000b",
        "sightline-session=a\u0001b",
        "sightline-session=a\u007fb",
        "\u0001=x",
      })
  void shouldRefuseACookieWithControlCharacters(String cookie) throws Exception {
    assertProblem(
        RawHttp.exchange(port, head("GET", "/api/v1/session", "Cookie: " + cookie + "\r\n")),
        cookie,
        400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$Version=1; sightline-session=x; $Path=/",
        "$Version=\"1\"; sightline-session=\"x",
        "$Version=99999999999999999999; a=b",
        "=; ;;; =x; a; b=; \"=\"",
        "sightline-session=\"\\\"; sightline-login=%zz",
        "sightline-session=a.b.c; sightline-session=....",
        "sightline-session=é\u00ff",
      })
  void shouldTakeACookieThatIsNotOursForNone(String cookie) throws Exception {
    String answer =
        RawHttp.exchange(port, head("GET", "/api/v1/session", "Cookie: " + cookie + "\r\n"));

    assertThat(RawHttp.status(answer)).as("%s: %s", cookie, answer).isIn(200, 400);
    if (RawHttp.status(answer) == 400) {
      assertProblem(answer, cookie, 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/persons/%",
        "/api/v1/persons/%zz/x",
        "/api/v1/persons/a/%c3%28",
        "/api/v1/persons/a/%ff",
        "/api/v1/persons/a/%u0041",
        "/api/v1/events?person=%",
        "/api/v1/events?person=%zz",
        "/api/v1/events?camera=%ff",
        "/api/v1/events?limit=%",
        "/%zz",
        "/app.js?%zz",
        "//evil.example/%",
      })
  void shouldRefuseAnInvalidPercentEncoding(String path) throws Exception {
    assertProblem(RawHttp.exchange(port, head("GET", path, "")), path, 400, 404);
  }

  private static String post(String path, String headers, String body) throws Exception {
    byte[] bytes = RawHttp.bytes(body);
    return RawHttp.exchange(
        port,
        head("POST", "/api/v1" + path, headers + "Content-Length: " + bytes.length + "\r\n"),
        bytes);
  }

  private static byte[] head(String method, String path, String headers) {
    return String.format(
            Locale.ROOT,
            "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n",
            method,
            path,
            headers)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void assertProblem(String answer, String what, Integer... statuses) {
    assertThat(RawHttp.status(answer)).as("%s: %s", what, answer).isIn((Object[]) statuses);
    assertThat(answer.toLowerCase(Locale.ROOT))
        .as(what)
        .contains("content-type: application/problem+json")
        .contains("urn:sightline:problem:")
        .doesNotContain("exception", "jetty", "javalin", "\tat ");
  }
}
