package dev.sightline.cli;

import dev.sightline.app.ServeAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import dev.sightline.monitoring.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** A page and API beside a real broker, with the real model and an encrypted gallery, over HTTP. */
final class ServedGallery implements AutoCloseable {
  static final String ACTOR = "token:grace";

  private static final String TOKEN = "t".repeat(32);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServeAssembly serving;

  private ServedGallery(ServeAssembly serving) {
    this.serving = serving;
  }

  static SightlineConfig config(BrokerProcess broker) {
    return config(broker, Map.of());
  }

  /**
   * @param more settings beside those of an encrypted gallery
   */
  static SightlineConfig config(BrokerProcess broker, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("gallery.key.command", "echo " + "k".repeat(43) + "=");
    settings.put("serve.tokens", "admin:grace:" + TOKEN);
    settings.put("enroll.near.duplicate.similarity", "1.0");
    return SmallDeployment.serving(broker, settings);
  }

  /** Starts, and waits until all views are up to date. */
  static ServedGallery start(SightlineConfig config) {
    ServedGallery gallery = new ServedGallery(ServeAssembly.start(config));
    gallery.awaitRunning();
    return gallery;
  }

  void awaitRunning() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> serving.condition() == Condition.RUNNING);
  }

  /** A photograph with several faces. */
  static byte[] photograph() throws IOException {
    try (InputStream in = ServedGallery.class.getResourceAsStream("/demo/sample3.jpg")) {
      return in.readAllBytes();
    }
  }

  /** The place of the first face. */
  static Box face(byte[] photograph, SightlineConfig config) {
    try (FaceDetector detector = FaceDetectors.open(config.detection());
        Image image = Image.decode(photograph)) {
      return detector.detect(image).get(0).box();
    }
  }

  /**
   * The part of a photograph around a face, as a PNG.
   *
   * @param sides its side in widths of the face
   */
  static byte[] around(byte[] photograph, Box box, float sides) {
    try (Image image = Image.decode(photograph)) {
      int side = Math.round(sides * box.width());
      int left = Math.max(0, Math.round(box.x() + box.width() / 2) - side / 2);
      int top = Math.max(0, Math.round(box.y() + box.height() / 2) - side / 2);
      int width = Math.min(side, image.width() - left);
      int height = Math.min(side, image.height() - top);
      return image.resample(new Region(left, top, width, height), width, height).toPng();
    }
  }

  HttpResponse<String> enroll(String person, byte[] picture)
      throws IOException, InterruptedException {
    return client.send(
        request("/persons/staff/" + person + "/templates")
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(picture))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> erase(String person) throws IOException, InterruptedException {
    return client.send(
        request("/persons/staff/" + person + "/erase").POST(BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  String get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofByteArray()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(serving.address() + "api/v1" + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  @Override
  public void close() {
    serving.close();
  }
}
