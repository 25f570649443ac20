package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.CameraConfig.Transport;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The camera's server is {@code 127.0.0.1}; a second server listens on all addresses, so the camera
 * may lead to it under other names.
 */
@Timeout(120)
class SourceReachTest {
  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger hits = new AtomicInteger();
  private HttpServer camera;
  private HttpServer other;
  private byte[] video;

  @BeforeEach
  void start() throws Exception {
    video = Files.readAllBytes(TestVideo.write(folder.resolve("video.ts"), 20, 20));
    camera = server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    other = server(new InetSocketAddress(0));
    camera.createContext("/video.ts", exchange -> answer(exchange, "video/mp2t", video));
    other.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          answer(exchange, "video/mp2t", video);
        });
  }

  @AfterEach
  void stop() {
    camera.stop(0);
    other.stop(0);
    threads.shutdownNow();
  }

  private HttpServer server(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void redirect(String path, String to) {
    camera.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private void playlist(String path, String... lines) {
    camera.createContext(
        path,
        exchange ->
            answer(
                exchange,
                "application/vnd.apple.mpegurl",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  private void playlistOf(String path, String segment) {
    playlist(
        path,
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        "#EXT-X-TARGETDURATION:1",
        "#EXTINF:1.0,",
        segment,
        "#EXT-X-ENDLIST",
        "");
  }

  private String atCamera(String path) {
    return "http://127.0.0.1:" + camera.getAddress().getPort() + path;
  }

  private String atOther(String host, String path) {
    return "http://" + host + ":" + other.getAddress().getPort() + path;
  }

  private static NetworkStream open(String url, String... allowed) {
    CameraConfig config =
        new CameraConfig(
            100,
            85,
            true,
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Transport.AUTO,
            List.of(allowed));
    return NetworkStream.open(url, config);
  }

  private static int pictures(String url, String... allowed) {
    int pictures = 0;
    try (NetworkStream stream = open(url, allowed)) {
      while (stream.read().isPresent()) {
        pictures++;
      }
    }
    return pictures;
  }

  private static void assertRefused(String url, String host) {
    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> pictures(url))
        .withMessage(
            "the stream leads to another host, %s; if it may, add the host to camera.allow.hosts",
            host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "[::1]", "127.0.0.2"})
  void shouldNotFollowARedirectToAnotherHost(String host) {
    redirect("/live", atOther(host, "/video.ts"));

    assertRefused(atCamera("/live"), host);
    assertThat(hits).hasValue(0);
  }

  @Test
  void shouldNotFollowAChainOfRedirectsOrOneToTls() {
    redirect("/first", atCamera("/second"));
    redirect("/second", atOther("localhost", "/video.ts"));
    redirect("/tls", atOther("localhost", "/video.ts").replace("http:", "https:"));

    assertRefused(atCamera("/first"), "localhost");
    assertRefused(atCamera("/tls"), "localhost");
    assertThat(hits).hasValue(0);
  }

  @Test
  void shouldFollowARedirectOnTheSameHostAndToAnAllowedOne() {
    redirect("/live", atCamera("/video.ts"));
    redirect("/away", atOther("localhost", "/video.ts"));

    assertThat(pictures(atCamera("/live"))).isPositive();
    assertThat(pictures(atCamera("/away"), "LOCALHOST")).isPositive();
    assertThat(hits).hasPositiveValue();
  }

  @Test
  void shouldReadAPlaylistOfItsOwnHostAndNoOther() {
    redirect("/away.ts", atOther("localhost", "/video.ts"));
    playlistOf("/own.m3u8", "video.ts");
    playlistOf("/absolute.m3u8", atOther("localhost", "/video.ts"));
    playlistOf("/redirected.m3u8", "away.ts");
    playlist(
        "/nested.m3u8",
        "#EXTM3U",
        "#EXT-X-STREAM-INF:BANDWIDTH=1000",
        atOther("localhost", "/variant.m3u8"),
        "");

    assertThat(pictures(atCamera("/own.m3u8"))).isPositive();
    assertRefused(atCamera("/absolute.m3u8"), "localhost");
    assertRefused(atCamera("/redirected.m3u8"), "localhost");
    assertRefused(atCamera("/nested.m3u8"), "localhost");
    assertThat(hits).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://%s", "%s", "crypto+file://%s", "concat:%s", "subfile:,,:%s"})
  void shouldReadNoFileThatAPlaylistNames(String form) {
    String file = folder.resolve("video.ts").toString();
    playlistOf("/live.m3u8", String.format(Locale.ROOT, form, file));

    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> pictures(atCamera("/live.m3u8")));
  }

  @Test
  void shouldReadNothingThatAFileNames() throws Exception {
    String remote = atOther("localhost", "/video.ts");
    String local = folder.resolve("video.ts").toString();
    List<String> contents =
        List.of(
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + remote + "\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nvideo.ts\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile video.ts\n",
            "ffconcat version 1.0\nfile '" + local + "'\n",
            "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\""
                + " profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\" type=\"static\""
                + " mediaPresentationDuration=\"PT1S\"><Period><AdaptationSet"
                + " contentType=\"video\"><Representation id=\"0\" mimeType=\"video/mp2t\""
                + " bandwidth=\"1000\"><BaseURL>"
                + remote
                + "</BaseURL></Representation></AdaptationSet></Period></MPD>",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
                + "m=video 0 RTP/AVP 33\n");

    for (String content : contents) {
      for (String suffix : List.of("mp4", "m3u8", "mpd", "ffconcat", "sdp")) {
        Path film = Files.writeString(folder.resolve("film." + suffix), content);
        assertThatExceptionOfType(UnreadableSourceException.class)
            .as(content)
            .isThrownBy(() -> recorded(film));
      }
    }
    assertThat(hits).hasValue(0);
  }

  private static void recorded(Path file) throws InterruptedException {
    CameraConfig config = CameraConfig.defaults().withRealTime(false);
    try (FrameSource source =
        new FrameSources(FrameConfig.defaults(), config, InstantSource.system())
            .open("door", file.toString())) {
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void shouldReadAStreamOverRtspButNotFollowItElsewhere() throws Exception {
    try (RtspServer target = new RtspServer(video, "");
        RtspServer honest = new RtspServer(video, "");
        RtspServer moved = new RtspServer(video, target.url("localhost"));
        RtspServer near = new RtspServer(video, target.url("127.0.0.1"))) {
      assertThat(pictures(honest.url("127.0.0.1"))).isPositive();
      assertRefused(moved.url("127.0.0.1"), "localhost");
      assertThat(target.connections()).isZero();
      assertThat(pictures(near.url("127.0.0.1"))).isPositive();
      assertThat(pictures(moved.url("127.0.0.1"), "localhost")).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"AUTO", "UDP"})
  void shouldReadFromAServerThatSendsOverUdpOnly(Transport transport) throws Exception {
    CameraConfig config = CameraConfig.defaults().withTransport(transport);
    try (RtspServer server = RtspServer.overUdp(video);
        NetworkStream stream = NetworkStream.open(server.url("127.0.0.1"), config)) {
      assertThat(stream.read()).isPresent();
    }
  }

  @Test
  void shouldNotReadOverUdpIfTcpIsRequired() throws Exception {
    CameraConfig config = CameraConfig.defaults().withTransport(Transport.TCP);
    try (RtspServer server = RtspServer.overUdp(video)) {
      assertThatExceptionOfType(UnreadableSourceException.class)
          .isThrownBy(() -> NetworkStream.open(server.url("127.0.0.1"), config))
          .withMessage("cannot open the stream: Protocol not supported");
    }
  }

  @Test
  void shouldSayWhichServerItCannotConnectTo() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(
            () -> NetworkStream.open("http://127.0.0.1:" + port + "/", CameraConfig.defaults()))
        .withMessage("cannot connect to 127.0.0.1:" + port + ": Connection refused");
  }

  @Test
  void shouldRefuseARedirectOverRtspThatOnlyFfmpegGets() throws Exception {
    try (RtspServer target = new RtspServer(video, "");
        RtspServer sly = new RtspServer(video, target.url("localhost"))) {
      sly.redirectFrom(2);

      assertRefused(sly.url("127.0.0.1"), "localhost");
    }
  }

  @Test
  void shouldFindTheHostAsFfmpegDoes() {
    assertThat(
            Arrays.asList(
                AllowedHosts.hostOf("rtsp://user:p@ss@Camera.example:554/stream?x=@y"),
                AllowedHosts.hostOf("http://[2001:DB8::1]:80/a@b"),
                AllowedHosts.hostOf("http://10.0.0.1"),
                AllowedHosts.hostOf("http://a.example#@b.example/"),
                AllowedHosts.hostOf("no address")))
        .containsExactly("camera.example", "2001:db8::1", "10.0.0.1", "a.example", "");
  }
}
