package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.broker.BrokerConfig;
import dev.sightline.broker.EmbeddedBroker;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.Match;
import dev.sightline.frames.Frame;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicAdmin;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of security.md for SASL, as a user writes them, against a broker that checks. */
class SaslIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
  private static final String FILES = "org.apache.kafka.sasl.oauthbearer.allowed.files";
  private static final String PASSWORD = "correct horse";
  private static final String MODULES = "org.apache.kafka.common.security.";

  @TempDir private static Path folder;

  private static TokenIssuer issuer;
  private static Certificate certificate;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    issuer = TokenIssuer.start();
    certificate = Certificate.selfSigned(folder);
    Path keys = Files.writeString(folder.resolve("keys.json"), issuer.publicKeys());
    System.setProperty(URLS, keys.toUri() + "," + tokenFile().toUri() + "," + issuer.endpoint());
    System.setProperty(FILES, keys + "," + tokenFile());
    broker =
        EmbeddedBroker.start(
            new BrokerConfig(
                folder.resolve("broker"), freePort(), freePort(), strict(keys.toUri())));
    try (Admin admin = Admin.create(asAdmin())) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      "sightline",
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      PASSWORD)))
          .all()
          .get();
    }
    try (TopicAdmin topics = new TopicAdmin(KafkaClients.of(asAdmin()))) {
      topics.create(
          SightlineConfig.load(Optional.empty(), Map.of(), Map.of()).topics().specs(4 << 20));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path tokenFile() {
    return folder.resolve("token");
  }

  /** Clients log in by password, by SCRAM or with a token. */
  private static Map<String, String> strict(URI keys) {
    Map<String, String> settings = new HashMap<>(certificate.brokerSettings());
    String login = "listener.name.plaintext.";
    settings.putAll(
        Map.of(
            "listener.security.protocol.map",
            "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN,SCRAM-SHA-512,OAUTHBEARER",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            login + "plain.sasl.jaas.config",
            plainLogin("user_admin=\"" + PASSWORD + "\""),
            login + "scram-sha-512.sasl.jaas.config",
            MODULES + "scram.ScramLoginModule required;",
            login + "oauthbearer.sasl.jaas.config",
            MODULES + "oauthbearer.OAuthBearerLoginModule required;",
            login + "oauthbearer.sasl.server.callback.handler.class",
            MODULES + "oauthbearer.OAuthBearerValidatorCallbackHandler"));
    settings.put("sasl.oauthbearer.jwks.endpoint.url", keys.toString());
    settings.put("sasl.oauthbearer.expected.issuer", TokenIssuer.NAME);
    settings.put("sasl.oauthbearer.expected.audience", TokenIssuer.AUDIENCE);
    return settings;
  }

  private static String plainLogin(String more) {
    return MODULES
        + "plain.PlainLoginModule required username=\"admin\" password=\""
        + PASSWORD
        + "\" "
        + more
        + ";";
  }

  private static Map<String, Object> asAdmin() {
    Map<String, Object> properties = new HashMap<>(certificate.clientSettings());
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "PLAIN");
    properties.put("sasl.jaas.config", plainLogin(""));
    return properties;
  }

  @AfterAll
  static void stop() {
    broker.close();
    issuer.close();
    System.clearProperty(URLS);
    System.clearProperty(FILES);
  }

  /** As from a file of the user's, with what the tests have in common. */
  private static SightlineConfig config(
      String name, Map<String, String> environment, String... lines) throws IOException {
    Path file = folder.resolve(name + ".properties");
    Files.write(file, List.of(lines));
    Map<String, String> common = new HashMap<>();
    common.put("bootstrap.servers", broker.bootstrapServers());
    common.put("run.application.id", name);
    common.put("run.threads", "1");
    common.put("run.state.dir", folder.resolve("state-" + name).toString());
    certificate.clientSettings().forEach((key, value) -> common.put("kafka." + key, value));
    return SightlineConfig.load(Optional.of(file), environment, common);
  }

  private static SightlineConfig withToken(String name, Map<String, String> environment, URI from)
      throws IOException {
    return config(
        name,
        environment,
        "kafka.security.protocol=SASL_SSL",
        "kafka.sasl.mechanism=OAUTHBEARER",
        "kafka.sasl.jaas.config=" + MODULES + "oauthbearer.OAuthBearerLoginModule required;",
        "kafka.sasl.login.callback.handler.class="
            + MODULES
            + "oauthbearer.OAuthBearerLoginCallbackHandler",
        "kafka.sasl.oauthbearer.token.endpoint.url=" + from,
        "kafka.sasl.oauthbearer.client.credentials.client.id=" + TokenIssuer.CLIENT);
  }

  private static SightlineConfig withSecret(String name, String secret) throws IOException {
    return withToken(
        name,
        Map.of("SIGHTLINE_KAFKA_SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET", secret),
        URI.create(issuer.endpoint()));
  }

  @Test
  void shouldLogInByScramWithAPasswordFromAFile() throws Exception {
    // Given
    Path secrets = folder.resolve("kafka.properties");
    Files.writeString(
        secrets,
        "jaas="
            + MODULES
            + "scram.ScramLoginModule required username=\"sightline\" password=\""
            + PASSWORD
            + "\";");

    // When, Then
    assertCarriesAFrame(
        config(
            "scram",
            Map.of(),
            "kafka.security.protocol=SASL_SSL",
            "kafka.sasl.mechanism=SCRAM-SHA-512",
            "kafka.config.providers=file",
            "kafka.config.providers.file.class="
                + "org.apache.kafka.common.config.provider.FileConfigProvider",
            "kafka.sasl.jaas.config=${file:" + secrets + ":jaas}"));
  }

  @Test
  void shouldLogInWithATokenThatASecretFromTheEnvironmentBuys() throws Exception {
    assertCarriesAFrame(withSecret("oauth", TokenIssuer.SECRET));
  }

  @Test
  void shouldLogInWithATokenFromAFile() throws Exception {
    // Given
    Files.writeString(tokenFile(), issuer.token(TokenIssuer.AUDIENCE));

    // When, Then
    assertCarriesAFrame(withToken("oauth-file", Map.of(), tokenFile().toUri()));
  }

  @Test
  void shouldSayThatTheIssuerRefusesTheSecret() throws Exception {
    // Given
    Map<String, Object> admin = withSecret("oauth-refused", "a wrong one").kafka().admin();

    // When, Then
    assertThatThrownBy(
            () -> {
              try (TopicAdmin topics = new TopicAdmin(KafkaClients.of(admin))) {
                topics.check(List.of());
              }
            })
        .rootCause()
        .hasMessageContaining("401")
        .hasMessageContaining("invalid_client")
        .hasMessageNotContaining("a wrong one");
  }

  @Test
  void shouldSayThatTheBrokerRefusesTheToken() throws Exception {
    // Given
    Files.writeString(tokenFile(), issuer.token("another"));
    SightlineConfig config = withToken("oauth-other", Map.of(), tokenFile().toUri());

    // When, Then
    try (TopicAdmin topics = new TopicAdmin(config.kafka().clients())) {
      assertThatThrownBy(() -> topics.check(config.topics().specs(1000)))
          .hasMessageContaining("invalid_token");
    }
    try (StreamsRunner runner = runner(config)) {
      assertThatThrownBy(
              () -> {
                runner.start();
                runner.awaitRunning(TIMEOUT);
              })
          .hasMessageContaining("invalid_token");
    }
  }

  private static StreamsRunner runner(SightlineConfig config) {
    return StreamsRunner.of(
        config.run(),
        config.topology(),
        new FakeStages().of(StageRange.all()),
        config.kafka().streams());
  }

  /** Each client logs in: camera, stages and readers of decisions. */
  private static void assertCarriesAFrame(SightlineConfig config) throws InterruptedException {
    String camera = config.run().applicationId();
    try (StreamsRunner runner = runner(config);
        FramePublisher publisher =
            new FramePublisher(
                config.kafka().clients(), config.topics().names().frames(), config.frames());
        EventTail<Match> matches =
            EventTail.matches(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      runner.start();
      publisher.publish(new Frame(camera, 0, Instant.now(), FakeStages.frame("10")));
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  matches.poll(Duration.ofMillis(200)).stream()
                      .anyMatch(told -> told.json().contains("\"camera\":\"" + camera + "\"")));
    }
  }
}
