package dev.sightline.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.agent.SourceProbe;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraSeal;
import dev.sightline.curation.EnrolmentModel;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.ScannedVisits;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FixedDetector;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.embedding.GreyModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.ViewedData;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.Image;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.monitoring.Condition;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.serving.health.HealthCheck;
import dev.sightline.serving.http.AccessTokens;
import dev.sightline.serving.http.PageFiles;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.ServeConfig;
import dev.sightline.serving.http.WebServer;
import dev.sightline.serving.view.Views;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.sightings.SightingWriter;
import dev.sightline.sightings.search.OneSighting;
import dev.sightline.sightings.search.SearchConfig;
import dev.sightline.sightings.search.VisitSearch;
import dev.sightline.topics.IdentityEventWriter;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.StageLag;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicRetention;
import dev.sightline.topics.Topics;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole API on a free port, with Kafka's topics in memory. Its detector finds one face
 * everywhere. In a black picture the face looks like the fixtures' Ada Lovelace, in others it is of
 * someone else for each of a few shades of grey.
 */
final class ApiServer implements AutoCloseable {
  static final int MAX_BODY_BYTES = 1 << 20;

  /** A model that the gallery may be switched to. */
  static final ModelId NEXT = new ModelId("next-model");

  private static final Topics NAMES = Topics.defaults();
  private static final String[] TOPICS = {
    NAMES.gallery(),
    NAMES.keys(),
    NAMES.matchers(),
    NAMES.identityEvents(),
    NAMES.sightings(),
    NAMES.visits(),
    NAMES.links(),
    NAMES.frames(),
    NAMES.cameras(),
    NAMES.audit()
  };

  private final Worker worker = new Worker();
  private final Views views =
      new Views(GalleryConfig.defaults(), DataKeys.none(), 100, Clock.systemUTC());
  private final InMemoryKafka kafka = new InMemoryKafka(TOPICS);
  private final GalleryCurator curator = openCurator();
  private final CameraEditor cameras =
      CameraEditor.open(
          kafka,
          NAMES,
          new CameraSeal(Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate()))),
          new CameraEditor.Actor("test", Clock.systemUTC()));
  private volatile boolean auditFails;
  private volatile Condition condition = Condition.RUNNING;
  private final List<String> searched = new CopyOnWriteArrayList<>();
  private final OneSighting stage = new OneSighting();
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
                new Editors(curator, worker),
                new Api.Archives(
                    (partition, offset) -> Optional.empty(),
                    (template, offset) -> Optional.of(EventFixtures.template().chip()),
                    new Api.Search(
                        new VisitSearch(stage, DataKeys.none(), new SearchConfig.Rules(0.01, true)),
                        (actor, subject, reason) -> searched.add(subject + ": " + reason))),
                new Api.Cameras(cameras, this::testCamera),
                this::record,
                new Api.Operation(
                    new Api.Stages(
                        () -> List.of(new StageLag.Group("detect-embed-match", 3, 7, 1)),
                        () -> List.of(new StageLag.Instance("detect", "a1b2", "/10.0.0.7", 2, 6))),
                    () -> condition,
                    new HealthCheck(views, () -> condition, Clock.systemUTC())::health,
                    List.of(new EffectiveSetting("match.fpir", "0.01", "command line"))))
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
    kafka.follow(NAMES.gallery(), views.gallery()::apply);
    kafka.follow(NAMES.identityEvents(), views::addEvent);
  }

  private GalleryCurator openCurator() {
    EnrolmentConfig defaults = EnrolmentConfig.defaults();
    EnrolmentConfig withoutSharpness =
        new EnrolmentConfig(
            defaults.minFacePx(),
            0,
            defaults.minBrightness(),
            defaults.maxBrightness(),
            defaults.maxYawDegrees(),
            defaults.maxOtherFaceShare(),
            defaults.nearDuplicateSimilarity());
    GalleryConnection connection = new GalleryConnection(NAMES, kafka, Optional.empty());
    return GalleryCurator.open(
        new GalleryCurator.Config(
            connection,
            Optional.of(new ScannedVisits(connection)),
            GalleryConfig.defaults(),
            withoutSharpness,
            TopicRetention.defaults(),
            "test"),
        gallery -> EnrolmentModel.of(model(EventFixtures.MODEL), withoutSharpness),
        Clock.systemUTC());
  }

  /** The searches audited so far. */
  List<String> searched() {
    return List.copyOf(searched);
  }

  /** The search stage. */
  OneSighting stage() {
    return stage;
  }

  /** A stranger has left: a visit in the topics of events and of sightings. Returns the id. */
  String strangerLeft() {
    ObjectNode event = Requests.json(Golden.read("events/unknown-entered-v1.json"));
    event.put("type", IdentityEventType.UNKNOWN_LEFT.code());
    IdentityEvent left = EventFixtures.event(event.toString().getBytes(StandardCharsets.UTF_8));
    try (SightingWriter sightings = new SightingWriter(kafka, NAMES, SightingSeal.none());
        IdentityEventWriter events = new IdentityEventWriter(kafka, NAMES)) {
      sightings.write(EventFixtures.sighting(left, EventFixtures.chip(208)));
      sightings.commit();
      events.write(left);
      events.commit();
    }
    return event.at("/stranger/id").asText();
  }

  private static RecognitionModel model(ModelId id) {
    GreyModel model = new GreyModel(id);
    FaceReader reader =
        FaceReader.of(
            new FaceExtractor(new FixedDetector("one-face", ApiServer::oneFace), model.template()),
            model.newEmbedder(),
            FrameConfig.defaults());
    return RecognitionModel.of(model, reader, MatchConfig.defaults());
  }

  /** A stream of one address; no picture comes from others. */
  private SourceProbe.Found testCamera(String address) {
    if (!address.equals("rtsp://ann:s3cret@camera/1")) {
      throw new FrameSource.UnreadableSourceException("connection refused", null);
    }
    return new SourceProbe.Found(
        new SourceProbe.Report("h264", 8, 8, 25, true, null),
        new Frame("test", 0, Instant.EPOCH, Requests.jpeg(96)));
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

  /** A camera reports that it is up. */
  void cameraUp(String camera) {
    byte[] status =
        RecordCodecs.cameraStatus()
            .write(
                new CameraStatus(
                    CameraStatus.State.UP,
                    Instant.now(),
                    null,
                    new CameraStatus.LastFrame(0, 4, Instant.now()),
                    new CameraStatus.Rates(2, 50_000),
                    null,
                    new CameraStatus.Report(
                        CameraStatus.Reporter.PUBLISHER, Instant.now(), 60_000)));
    views
        .board()
        .apply(
            new TopicRecord(
                new TopicRecord.Position(0, 0), Instant.now(), camera, status, Map.of()));
  }

  Views views() {
    return views;
  }

  /** The ids of the revisions among the identity events, in order. */
  List<String> corrections() {
    return kafka.records(NAMES.identityEvents()).stream()
        .map(record -> EventFixtures.event(record.value()))
        .filter(event -> event.type() == IdentityEventType.IDENTITY_REVISED)
        .map(IdentityEvent::id)
        .toList();
  }

  /** The actors of the audit's records, in order. */
  List<String> actors() {
    return kafka.records(NAMES.audit()).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The audited views: actor, subject and what was viewed, in order. */
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
    curator.close();
    cameras.close();
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
}
