package dev.sightline.app;

import dev.sightline.alignment.FaceExtractor;
import dev.sightline.audit.AuditLog;
import dev.sightline.audit.ViewAudit;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.DataKeys;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.frames.FrameGate;
import dev.sightline.gallery.Template;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.api.Api;
import dev.sightline.serving.api.Revisions;
import dev.sightline.serving.api.WorkerCurator;
import dev.sightline.serving.api.WorkerStrangers;
import dev.sightline.serving.http.PageFiles;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.WebServer;
import dev.sightline.serving.oidc.OpenIdConnect;
import dev.sightline.serving.recognition.FaceReader;
import dev.sightline.serving.recognition.RequestModel;
import dev.sightline.serving.recognition.Worker;
import dev.sightline.serving.view.ViewFollowers;
import dev.sightline.serving.view.Views;
import dev.sightline.serving.webhook.Webhook;
import dev.sightline.topics.DeadLetterWriter;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.FrameFetcher;
import dev.sightline.topics.StageLag;
import dev.sightline.topics.TemplateFetcher;
import dev.sightline.topics.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The page and the API, put together from a configuration and serving until this is closed. */
public final class ServeAssembly implements AutoCloseable {
  private final OpenModels networks;
  private final List<FaceReader> readers;
  private final Worker worker = new Worker();
  private final DataKeys keys;
  private final Views views;
  private final ViewFollowers followers;
  private final GalleryCurator desk;
  private final AuditLog audit;
  private final Revisions revisions;
  private final StageLag lag;
  private final TemplateFetcher templates;
  private final FrameFetcher frames;
  private final String framesTopic;
  private final Optional<Webhook> webhook;
  private final WebServer server;

  /** Loads the network, begins to follow the topics, and serves. */
  public ServeAssembly(SightlineConfig config) {
    this.networks = OpenModels.withNext(config.embedding());
    StartRecord.write(config, "serve", networks.models().get(0).id());
    List<RequestModel> requests =
        networks.models().stream().map(model -> requestNetwork(config, model)).toList();
    this.readers = requests.stream().map(RequestModel::reader).toList();
    int eventsKept = config.serve().limits().eventsKept();
    Supplier<DataKeys> keyReader = GalleryEncryption.reader(config, GalleryEncryption.keys(config));
    this.keys = keyReader.get();
    this.views = new Views(config.gallery(), keys, eventsKept, Clock.systemUTC());
    this.followers =
        ViewFollowers.start(config.kafka().consumer(), config.topics().names(), eventsKept, views);
    this.desk = CuratorAssembly.open(config, networks);
    this.audit = AuditLog.impatient(config.kafka().producer(), config.topics().names().audit());
    ViewAudit viewings = new ViewAudit(audit::add, Clock.systemUTC());
    StrangerCurator unknowns = new StrangerCurator(CuratorAssembly.connection(config), desk);
    this.revisions = Revisions.start(desk, unknowns, worker);
    this.lag = new StageLag(config.kafka().admin(), config.run().applicationId());
    this.templates =
        new TemplateFetcher(
            config.kafka().consumer(), config.topics().names().gallery(), keyReader.get());
    this.frames = new FrameFetcher(config.kafka().consumer());
    this.framesTopic = config.topics().names().frames();
    this.webhook = config.webhook().url().map(url -> newWebhook(config));
    Api api =
        new Api(
            worker,
            requests,
            config.matching(),
            views,
            new WorkerCurator(desk, worker, revisions),
            new WorkerStrangers(unknowns, worker, revisions),
            this::archived,
            offset -> templates.fetch(offset).map(Template::chip),
            viewings::viewed,
            lag::groups,
            this::condition);
    this.server = start(config, api);
  }

  private static RequestModel requestNetwork(SightlineConfig config, EmbeddingModel model) {
    FaceReader reader =
        new FaceReader(
            new FaceExtractor(FaceDetectors.open(config.detection()), model.template()),
            model.newEmbedder(),
            new FrameGate(config.frames()));
    return RequestModel.of(model, reader, config.matching());
  }

  private static WebServer start(SightlineConfig config, Api api) {
    Optional<OpenIdConnect> issuer =
        config.serve().access().oidc().map(oidc -> OpenIdConnect.start(oidc, Clock.systemUTC()));
    List<Resource> resources = new ArrayList<>(api.resources());
    issuer.map(OpenIdConnect::resources).ifPresent(resources::addAll);
    return WebServer.start(
        config.serve(),
        resources,
        issuer.map(OpenIdConnect::authenticators).orElse(List.of()),
        PageFiles.load());
  }

  /** One thread at a time fetches. */
  private Optional<byte[]> archived(int partition, long offset) {
    synchronized (frames) {
      return frames.fetch(new FramePlace(framesTopic, partition, offset));
    }
  }

  private static Webhook newWebhook(SightlineConfig config) {
    Topics topics = config.topics().names();
    return Webhook.start(
        config.webhook(),
        new EventSubscription(
            config.kafka().consumer(),
            topics.identityEvents(),
            config.run().applicationId() + "-webhook"),
        new DeadLetterWriter(config.kafka().producer(), topics.deadLetters()));
  }

  /** How the server is. */
  public Condition condition() {
    if (!webhook.map(Webhook::isAlive).orElse(true)) {
      return Condition.FAILED;
    }
    Condition now = followers.condition();
    return now.isReady() && !networks.have(views.gallery().network())
        ? Condition.NETWORK_MISSING
        : now;
  }

  /** Where a browser on this machine finds the page. */
  public String address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    webhook.ifPresent(Webhook::close);
    followers.close();
    keys.close();
    revisions.close();
    worker.close();
    desk.close();
    audit.close();
    lag.close();
    templates.close();
    frames.close();
    readers.forEach(FaceReader::close);
    networks.close();
  }
}
