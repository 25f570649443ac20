package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.CameraConfig.Transport;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.Image;
import dev.sightline.frames.TestPictures;
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
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Reads from real servers on the loopback address. */
@Timeout(120)
class NetworkStreamTest {
  private static final CameraConfig CONFIG =
      new CameraConfig(
          100,
          85,
          true,
          Duration.ofMillis(1500),
          Duration.ofMillis(100),
          Transport.AUTO,
          List.of());

  private static final byte[] JPEG = TestPictures.noise(64, 48, 1).toJpeg(80);

  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static FrameSource open(String url) {
    return new FrameSources(FrameConfig.defaults(), CONFIG, InstantSource.system())
        .open("door", url);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void shouldReadTheMotionJpegOfAnIpCameraAndConnectAgainWhenItBreaksOff() throws Exception {
    // Given: each connection shows three pictures
    server.createContext("/video", this::showThreePictures);

    // When
    try (FrameSource source = open(url("/video"))) {
      while (connections.get() < 2) {
        Frame frame = source.next().orElseThrow();

        // Then
        try (Image image = Image.decode(frame.jpeg())) {
          assertThat(image.width()).isEqualTo(64);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/jpg", "image/jpeg", "application/octet-stream"})
  void shouldReadPartsOfAnyType(String type) throws Exception {
    // Given
    server.createContext("/jpgct", exchange -> showParts(exchange, type, JPEG));

    // When, Then: the camera's own bytes
    try (FrameSource source = open(url("/jpgct"))) {
      assertThat(source.next().orElseThrow().jpeg()).isEqualTo(JPEG);
    }
  }

  @Test
  void shouldReadPicturesWithoutEndMarker() throws Exception {
    // Given
    byte[] endless = Arrays.copyOf(JPEG, JPEG.length - 2);
    server.createContext("/noeoi", exchange -> showParts(exchange, "image/jpeg", endless));

    // When, Then
    try (FrameSource source = open(url("/noeoi"))) {
      assertThat(source.next().orElseThrow().jpeg()).isEqualTo(JPEG);
    }
  }

  @Test
  void shouldRequestASinglePictureAgainAndAgainAtTheRateOfTheCamera() throws Exception {
    // Given: an address that answers with one picture
    server.createContext(
        "/snapshot",
        exchange -> {
          connections.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
          exchange.sendResponseHeaders(200, JPEG.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(JPEG);
          }
        });
    CameraConfig slow = CONFIG.withMaxFps(4);

    // When
    try (FrameSource source =
        new FrameSources(FrameConfig.defaults(), slow, InstantSource.system())
            .open("door", url("/snapshot"))) {
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        frames.add(source.next().orElseThrow());
      }

      // Then: one connection of the source, and no picture too many
      assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L, 2L, 3L);
      assertThat(frames.get(3).jpeg()).isEqualTo(JPEG);
      assertThat(Duration.between(frames.get(0).capturedAt(), frames.get(3).capturedAt()))
          .isGreaterThan(Duration.ofMillis(500));
      assertThat(source.dropped()).isZero();
    }
  }

  private void showThreePictures(HttpExchange exchange) throws IOException {
    showParts(
        exchange,
        "image/jpeg",
        TestPictures.noise(64, 48, 0).toJpeg(80),
        TestPictures.noise(64, 48, 1).toJpeg(80),
        TestPictures.noise(64, 48, 2).toJpeg(80));
  }

  private void showParts(HttpExchange exchange, String type, byte[]... jpegs) throws IOException {
    connections.incrementAndGet();
    exchange
        .getResponseHeaders()
        .set("Content-Type", "multipart/x-mixed-replace; boundary=picture");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (byte[] jpeg : jpegs) {
        String header =
            "--picture\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + jpeg.length
                + "\r\n\r\n";
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @Test
  void shouldReadAVideoFromAWebServer(@TempDir Path folder) throws Exception {
    // Given
    byte[] video = Files.readAllBytes(TestVideo.write(folder.resolve("video.mkv"), 20, 20));
    server.createContext(
        "/video.mkv",
        exchange -> {
          exchange.sendResponseHeaders(200, video.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(video);
          }
        });

    // When / Then
    try (FrameSource source = open(url("/video.mkv"))) {
      assertThat(source.next()).isPresent();
      assertThat(source.length()).isEmpty();
    }
  }

  @Test
  void shouldGiveUpOnAServerThatHangsAndTryAgain() throws Exception {
    // Given: a server that accepts connections and says nothing on the first
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        FrameSource source = open("http://127.0.0.1:" + silent.getLocalPort() + "/video")) {
      threads.execute(() -> answerOnlyTheSecond(silent));

      // When / Then
      assertThat(source.next()).isPresent();
      assertThat(connections.get()).isGreaterThanOrEqualTo(2);
    }
  }

  private void answerOnlyTheSecond(ServerSocket server) {
    byte[] jpeg = TestPictures.noise(64, 48, 1).toJpeg(80);
    try {
      while (!server.isClosed()) {
        var socket = server.accept();
        if (connections.incrementAndGet() > 1) {
          OutputStream out = socket.getOutputStream();
          out.write(
              ("HTTP/1.1 200 OK\r\n"
                      + "Content-Type: multipart/x-mixed-replace; boundary=p\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
          for (int i = 0; i < 50; i++) {
            out.write(
                String.format(
                        Locale.ROOT,
                        "--p\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
                        jpeg.length)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(jpeg);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          }
          out.flush();
        }
      }
    } catch (IOException e) {
      // The test is over, or the reader has seen enough.
    }
  }
}
