package dev.sightline.app;

import dev.sightline.audit.AuditLog;
import dev.sightline.audit.ViewAudit;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.DataKeys;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Template;
import dev.sightline.lifecycle.Resources;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.monitoring.Condition;
import dev.sightline.serving.api.Api;
import dev.sightline.serving.api.ChipArchive;
import dev.sightline.serving.api.Editors;
import dev.sightline.serving.api.EffectiveSetting;
import dev.sightline.serving.api.FrameArchive;
import dev.sightline.serving.api.Worker;
import dev.sightline.serving.health.Health;
import dev.sightline.serving.health.HealthCheck;
import dev.sightline.serving.health.HealthWatch;
import dev.sightline.serving.http.PageFiles;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.WebServer;
import dev.sightline.serving.oidc.OpenIdConnect;
import dev.sightline.serving.view.ViewFollowers;
import dev.sightline.serving.view.Views;
import dev.sightline.serving.webhook.Webhook;
import dev.sightline.sightings.search.VisitSearch;
import dev.sightline.topics.DeadLetterWriter;
import dev.sightline.topics.EventSubscription;
import dev.sightline.topics.FrameFetcher;
import dev.sightline.topics.StageLag;
import dev.sightline.topics.TemplateFetcher;
import dev.sightline.topics.Topics;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page and the API, assembled from a configuration and serving until this is closed. */
public final class ServeAssembly implements AutoCloseable {
  private final SightlineConfig config;
  private final Resources resources;
  private final OpenModels models;
  private final Supplier<DataKeys> keyReader;
  private final Views views;
  private final ViewFollowers followers;
  private final HealthCheck health;
  private final List<Webhook> webhooks;
  private final WebServer server;

  /**
   * Loads the models, follows the topics, and serves.
   *
   * @throws RuntimeException if a step fails; what the steps before it opened is closed
   */
  public static ServeAssembly start(SightlineConfig config) {
    return Resources.open(resources -> new ServeAssembly(config, resources));
  }

  private ServeAssembly(SightlineConfig config, Resources resources) {
    this.config = config;
    this.resources = resources;
    TopicChecks.requireForGallery(config);
    this.models = resources.add(OpenModels.withNext(config.embedding()));
    StartRecord.write(config, "serve", models.models().get(0).id());
    this.keyReader = GalleryEncryption.reader(config);
    int eventsKept = config.serve().limits().eventsKept();
    DataKeys keys = resources.add(keyReader.get());
    this.views = new Views(config.gallery(), keys, eventsKept, Clock.systemUTC());
    this.followers =
        resources.add(
            ViewFollowers.start(
                config.kafka().clients(), config.topics().names(), eventsKept, views));
    this.health = new HealthCheck(views, this::condition, Clock.systemUTC());
    // Before the health is watched, because the server's condition follows from them.
    this.webhooks = newWebhooks();
    Api api = api();
    this.server = resources.add(start(config, api));
  }

  /**
   * Opens the parts of the API beside the views; the worker is closed before what it works with.
   */
  private Api api() {
    List<RecognitionModel> recognition =
        models.models().stream().map(this::newRecognitionModel).toList();
    GalleryCurator curator = resources.add(CuratorAssembly.open(config, models));
    AuditLog audit =
        resources.add(
            AuditLog.failingFast(config.kafka().clients(), config.topics().names().audit()));
    ViewAudit viewings = new ViewAudit(audit::add, Clock.systemUTC());
    StageLag lag =
        resources.add(new StageLag(config.kafka().clients(), config.run().applicationId()));
    VisitSearch visits = resources.add(SearchAssembly.questions(config));
    watchHealth(lag, visits);
    Worker worker = resources.add(new Worker());
    return new Api(
        new Api.Recognition(worker, recognition, config.matching()),
        views,
        new Editors(curator, worker),
        new Api.Archives(frames(), chips(), search(audit, visits)),
        new Api.Cameras(
            resources.add(CameraAssembly.editor(config, System.getProperty("user.name"))),
            address -> CameraAssembly.test(config, address)),
        viewings::viewed,
        operation(lag));
  }

  private static Api.Search search(AuditLog audit, VisitSearch visits) {
    return new Api.Search(
        visits,
        (actor, subject, reason) ->
            audit.add(AuditRecord.searched(Instant.now(), actor, subject, reason)));
  }

  private Api.Operation operation(StageLag lag) {
    return new Api.Operation(
        new Api.Stages(lag::groups, lag::instances),
        this::condition,
        health::health,
        config.shown().stream()
            .map(shown -> new EffectiveSetting(shown.key(), shown.value(), shown.source()))
            .toList());
  }

  private void watchHealth(StageLag lag, VisitSearch visits) {
    if (config.isSet("search.url")) {
      health.expectSearch();
    }
    HealthWatch unused = resources.add(HealthWatch.start(health, lag, visits::failure));
  }

  private RecognitionModel newRecognitionModel(EmbeddingModel model) {
    FaceReader reader = resources.add(FaceReader.open(model, config.detection(), config.frames()));
    return RecognitionModel.of(model, reader, config.matching());
  }

  private ChipArchive chips() {
    TemplateFetcher templates =
        resources.add(
            new TemplateFetcher(
                config.kafka().clients(), config.topics().names().gallery(), keyReader.get()));
    return (id, offset) ->
        templates.fetch(offset).filter(template -> template.id().equals(id)).map(Template::chip);
  }

  /** Opens the archive of frames; one thread at a time fetches. */
  private FrameArchive frames() {
    FrameFetcher frames = resources.add(new FrameFetcher(config.kafka().clients()));
    String topic = config.topics().names().frames();
    return FrameArchive.oneAtATime(
        (partition, offset) -> frames.fetch(new FramePlace(topic, partition, offset)));
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

  /** Each receiver has a consumer group of its own, so that none waits for another. */
  private List<Webhook> newWebhooks() {
    String group = config.run().applicationId() + "-webhook";
    List<URI> urls = config.webhook().urls();
    return IntStream.range(0, urls.size())
        .mapToObj(i -> newWebhook(urls.get(i), i == 0 ? group : group + "-" + (i + 1)))
        .map(resources::add)
        .toList();
  }

  private Webhook newWebhook(URI url, String group) {
    Topics topics = config.topics().names();
    List<String> posted = new ArrayList<>(List.of(topics.identityEvents()));
    if (config.webhook().operations()) {
      posted.add(topics.operations());
    }
    if (config.webhook().links()) {
      posted.add(topics.links());
    }
    return Webhook.start(
        config.webhook(),
        url,
        new Webhook.Source(
            () -> new EventSubscription(config.kafka().clients(), posted, group),
            () -> new DeadLetterWriter(config.kafka().clients(), topics.deadLetters()),
            views.strangers()));
  }

  /** Why the server shows or delivers less than it should at present; empty if it does not. */
  public Optional<String> failure() {
    return Stream.concat(
            followers.failure().stream(),
            webhooks.stream().map(Webhook::failure).flatMap(Optional::stream))
        .findFirst();
  }

  /** Returns what works in the deployment. */
  public Health health() {
    return health.health();
  }

  /** Returns whether each camera that should send frames does, by id. */
  Map<String, Boolean> camerasUp() {
    return views.board().current().entrySet().stream()
        .filter(camera -> camera.getValue().state() != CameraStatus.State.ENDED)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, camera -> camera.getValue().state() == CameraStatus.State.UP));
  }

  /** The condition of the server. */
  public Condition condition() {
    if (webhooks.stream().anyMatch(webhook -> webhook.failure().isPresent())) {
      return Condition.RETRYING;
    }
    Condition now = followers.condition();
    return now.isReady() && !models.have(views.gallery().model()) ? Condition.MODEL_MISSING : now;
  }

  /** Returns the page's address for a browser on this machine. */
  public String address() {
    return server.address();
  }

  @Override
  public void close() {
    resources.close();
  }
}
