package dev.sightline.serving.api;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FixedDetector;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ModelId;
import dev.sightline.embedding.ScoreDistribution;
import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.ViewedData;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.Image;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.http.AccessTokens;
import dev.sightline.serving.http.PageFiles;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.ServeConfig;
import dev.sightline.serving.http.WebServer;
import dev.sightline.serving.view.Views;
import dev.sightline.topics.StageLag;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole API on a free port, without Kafka, with a detector that finds one face everywhere,
 * which looks like the fixtures' Ada Lovelace.
 */
final class ApiServer implements AutoCloseable {
  static final int MAX_BODY_BYTES = 1 << 20;

  /** A model that the gallery may be switched to. */
  static final ModelId NEXT = new ModelId("next-model");

  private final Worker worker = new Worker();
  private final Views views =
      new Views(GalleryConfig.defaults(), DataKeys.none(), 100, Clock.systemUTC());
  private final FakeCurator curator = new FakeCurator(views.gallery());
  private volatile boolean auditFails;
  private volatile Condition condition = Condition.RUNNING;
  private final List<String> viewed = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Resource> resources;
  private final WebServer server;

  /**
   * @param tokens those that the server asks for
   */
  ApiServer(AccessTokens tokens) {
    this.resources =
        new Api(
                new Api.Recognition(
                    worker,
                    List.of(model(EventFixtures.MODEL), model(NEXT)),
                    MatchConfig.defaults()),
                views,
                new Api.Editors(curator, new FakeUnknowns(worker)),
                new Api.Archives(
                    (partition, offset) -> Optional.empty(),
                    offset -> Optional.of(EventFixtures.template().chip())),
                this::record,
                new Api.Operation(
                    () -> List.of(new StageLag.Group("detect-embed-match", 3)), () -> condition))
            .resources();
    ServeConfig defaults = ServeConfig.defaults();
    ServeConfig config =
        new ServeConfig(
            defaults.host(),
            0,
            new ServeConfig.Access(tokens, Optional.empty(), Optional.empty()),
            Optional.empty(),
            new ServeConfig.Limits(MAX_BODY_BYTES, 10_000, 100));
    this.server = WebServer.start(config, resources, List.of(), PageFiles.load());
  }

  private static RecognitionModel model(ModelId id) {
    FakeModel model = new FakeModel(id);
    FaceReader reader =
        FaceReader.of(
            new FaceExtractor(new FixedDetector("one-face", ApiServer::oneFace), model.template()),
            model.newEmbedder(),
            FrameConfig.defaults());
    return RecognitionModel.of(model, reader, MatchConfig.defaults());
  }

  private void record(String actor, String subject, ViewedData what) {
    if (auditFails) {
      throw new IllegalStateException("Kafka is away");
    }
    viewed.add(actor + " " + subject + " " + what.code());
  }

  /** From now on nothing can be written down. */
  void failTheAudit() {
    auditFails = true;
  }

  void become(Condition condition) {
    this.condition = condition;
  }

  Views views() {
    return views;
  }

  FakeCurator curator() {
    return curator;
  }

  /** Who looked at whom: actor, subject and what, in order. */
  List<String> viewed() {
    return viewed;
  }

  /** Each route, e.g. {@code GET /persons}, with its role, but those of the server itself. */
  Map<String, String> routes() {
    Map<String, String> roles = new TreeMap<>();
    resources.stream()
        .flatMap(resource -> resource.routes().stream())
        .forEach(route -> roles.put(route.method() + " " + route.path(), route.role().code()));
    return roles;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.port() + WebServer.API + path));
  }

  /** An answer that is not held against the description. */
  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  /**
   * An answer to a GET, held against the description.
   *
   * @param path as the description has it
   * @param values of the path's parameters
   */
  HttpResponse<byte[]> get(String path, Object... values) throws Exception {
    HttpResponse<byte[]> answer = send(request(filled(path, values)).GET().build());
    OpenApi.assertKeepsItsPromise("GET", path, answer);
    return answer;
  }

  HttpResponse<byte[]> post(String path, String type, byte[] body, Object... values)
      throws Exception {
    BodyPublisher publisher = BodyPublishers.ofByteArray(body);
    HttpResponse<byte[]> answer =
        send(request(filled(path, values)).header("Content-Type", type).POST(publisher).build());
    OpenApi.assertKeepsItsPromise("POST", path, answer);
    return answer;
  }

  /**
   * @param json with single quotes for double ones
   */
  HttpResponse<byte[]> change(String method, String path, String json, Object... values)
      throws Exception {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return changeTo(method, path, body, values);
  }

  HttpResponse<byte[]> changeTo(String method, String path, byte[] json, Object... values)
      throws Exception {
    HttpResponse<byte[]> answer =
        send(
            request(filled(path, values))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json))
                .build());
    OpenApi.assertKeepsItsPromise(method, path, answer);
    return answer;
  }

  private static String filled(String path, Object... values) {
    String filled = path;
    for (Object value : values) {
      filled = filled.replaceFirst("\\{\\w+}", value.toString());
    }
    return filled;
  }

  @Override
  public void close() {
    server.close();
    worker.close();
  }

  private static List<DetectedFace> oneFace(Image image) {
    float unit = image.width() / 8f;
    return List.of(
        new DetectedFace(
            new Box(2 * unit, 2 * unit, 4 * unit, 4 * unit),
            new Landmarks(
                new Point(3 * unit, 3 * unit),
                new Point(5 * unit, 3 * unit),
                new Point(4 * unit, 4 * unit),
                new Point(4 * unit, 5 * unit)),
            0.9f));
  }

  /** Whatever the model, a face is the fixtures'. */
  private static final class FakeModel implements EmbeddingModel, FaceEmbedder {
    private final ModelId id;

    private FakeModel(ModelId id) {
      this.id = id;
    }

    @Override
    public ModelId id() {
      return id;
    }

    @Override
    public ModelId model() {
      return id;
    }

    @Override
    public int dimension() {
      return 4;
    }

    @Override
    public ChipTemplate template() {
      return ChipTemplate.RESNET_150;
    }

    @Override
    public Optional<Calibration> calibration() {
      return Optional.of(
          new Calibration(
              new ScoreDistribution(100, List.of(0.5f, 0.9f, 1f)),
              new ScoreDistribution(1000, List.of(-0.2f, 0.3f, 0.7f)),
              new ImpostorTail(0.6, 0.01, 0, 0.05)));
    }

    @Override
    public FaceEmbedder newEmbedder() {
      return this;
    }

    @Override
    public List<Embedding> embed(List<FaceChip> chips) {
      return Collections.nCopies(chips.size(), EventFixtures.template().embedding());
    }

    @Override
    public void close() {}
  }
}
