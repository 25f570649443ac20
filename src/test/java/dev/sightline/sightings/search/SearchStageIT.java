package dev.sightline.sightings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sightline.app.PictureProbe;
import dev.sightline.bench.Photographs;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.Commands;
import dev.sightline.config.SightlineConfig;
import dev.sightline.files.LiveFolder;
import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig.Tls;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchClient.SearchUnavailableException;
import dev.sightline.streams.Certificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchStageIT {
  private static BrokerProcess broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldFindWhatBruteForceFindsWhileInstancesComeAndGo() throws Exception {
    // Given: one instance that has read all sightings
    try (PublishedSightings sightings = published("search.")) {
      SearchInstance.Group group = group(sightings, 0);
      try (SearchStage first = group.open(folder.resolve("first"))) {
        SearchClient client = SearchClients.of(first.address());
        sightings.awaitComplete(client);

        // When: a second and a third instance join
        try (SearchInstance second = group.start(folder.resolve("second"))) {
          awaitShare(second.client());
          sightings.awaitComplete(second.client());
          sightings.awaitComplete(client);
          long ofTwo = first.sightings();
          try (SearchInstance third = group.start(folder.resolve("third"))) {
            awaitShare(third.client());
            sightings.awaitComplete(third.client());
            sightings.awaitComplete(second.client());
            sightings.awaitComplete(client);
            assertThat(first.sightings()).isBetween(1L, ofTwo);

            // When: both are killed
            second.kill();
            third.kill();
          }
          SearchAnswer partly = client.ask(SearchRequest.nearest(sightings.search()));

          // Then: the answer names what is missing, and becomes complete again
          assertThat(partly.missing()).isNotEmpty();
          assertThat(partly.hits()).isNotEmpty();
          sightings.awaitComplete(client);
        }

        // When: one sighting is rewritten and one erased
        sightings.publish(7, 8);
        sightings.erase(sightings.visitOf("camera-0"));

        // Then
        sightings.awaitComplete(client);
      }

      // When: the first instance starts again, on its files
      try (SearchStage again = group.open(folder.resolve("first"))) {

        // Then
        SearchClient client = SearchClients.of(again.address());
        sightings.awaitComplete(client);
        assertThat(visits(client, PublishedSightings.stranger(3)))
            .isEqualTo(sightings.visitsOf(PublishedSightings.stranger(3)));
        assertThat(client.ask(SearchRequest.get(sightings.visitOf("camera-2"))).hits()).hasSize(1);
      }
      assertThat(indexFolders("first"))
          .hasSize(PublishedSightings.PARTITIONS)
          .allSatisfy(
              index ->
                  assertThat(Files.getPosixFilePermissions(index).toString())
                      .doesNotContain("GROUP", "OTHERS"));
    }
  }

  @Test
  void shouldAnswerFromStandbyReplicasWhenAnInstanceIsKilled() throws Exception {
    // Given: two instances, each with a copy of the other's partitions
    try (PublishedSightings sightings = published("standby.")) {
      SearchInstance.Group group = group(sightings, 1);
      try (SearchStage first = group.open(folder.resolve("first"));
          SearchInstance second = group.start(folder.resolve("second"))) {
        SearchClient client = SearchClients.of(first.address());
        awaitShare(second.client());
        sightings.awaitComplete(second.client());
        awaitCopies(client, sightings);

        // When
        second.kill();

        // Then: nothing is missing at any time
        sightings.assertComplete(client);
      }
    }
  }

  @Test
  void shouldTrustOnlyThoseWhoShowTheSecretOverTls() throws Exception {
    // Given
    Tls tls = new Tls(Certificate.selfSigned(folder).keyStore(), new Secret(Certificate.PASSWORD));
    Path picture = Files.write(folder.resolve("picture.jpg"), Photographs.jpeg(1));
    SearchConfig search = trusting(SearchConfig.defaults().url(), "a secret", tls);
    try (PublishedSightings sightings = published("secret.")) {
      SearchInstance.Group group = group(sightings, 0);
      try (SearchStage first = group.open(folder.resolve("first"), search);
          SearchStage second = group.open(folder.resolve("second"), search)) {
        SearchConfig known = trusting(first.address(), "a secret", tls);
        SearchConfig guessed = trusting(first.address(), "a guess", tls);
        SearchClient client = new SearchClient(known);
        awaitShare(new SearchClient(trusting(second.address(), "a secret", tls)));

        // When, Then: instances and clients understand each other
        assertThat(first.address()).hasScheme("https");
        sightings.awaitComplete(client);
        assertThatThrownBy(() -> new SearchClient(guessed).ask(SearchRequest.get("a/b")))
            .isInstanceOf(SearchUnavailableException.class)
            .hasMessageContaining("search.secret is missing or wrong");
        assertThatThrownBy(() -> SearchClients.of(first.address()).ask(SearchRequest.get("a/b")))
            .isInstanceOf(SearchUnavailableException.class)
            .hasMessageContaining("certif");

        // When, Then: so do the commands
        sightings.publish(
            500, List.of(PictureProbe.of(SightlineConfig.byDefault(), picture, 0.01).face()));
        await()
            .atMost(PublishedSightings.TIMEOUT)
            .untilAsserted(
                () ->
                    assertThat(
                            run(sightings, known, "visits", PublishedSightings.stranger(500)).out())
                        .contains("camera-8-500"));
        assertThat(run(sightings, known, "search", picture.toString()).out())
            .contains("same person\t1.000\tcamera-8")
            .contains("camera-8-500");
        Commands.Ended refused =
            run(sightings, guessed, "visits", PublishedSightings.stranger(500));
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.out()).contains("search.secret is missing or wrong");
      }
    }
  }

  private static SearchConfig trusting(URI url, String secret, Tls tls) {
    return SearchClients.on(url, Optional.of(new Secret(secret)), Optional.of(tls));
  }

  private static PublishedSightings published(String prefix) {
    PublishedSightings sightings = new PublishedSightings(broker.bootstrapServers(), prefix);
    sightings.publish(0, 400);
    return sightings;
  }

  private static SearchInstance.Group group(PublishedSightings sightings, int standbys) {
    return new SearchInstance.Group(
        broker.bootstrapServers(), sightings.topics().sightings(), standbys);
  }

  /** Waits until an instance has taken partitions over. */
  private static void awaitShare(SearchClient joined) {
    await()
        .atMost(PublishedSightings.TIMEOUT)
        .until(() -> !joined.ask(here(false)).hits().isEmpty());
  }

  /** Waits until an instance can answer for all partitions by itself. */
  private static void awaitCopies(SearchClient client, PublishedSightings sightings) {
    await()
        .atMost(PublishedSightings.TIMEOUT)
        .until(() -> client.ask(here(true)).hits().size() == sightings.size());
  }

  /** Asks an instance for what it has itself. */
  private static SearchRequest here(boolean standby) {
    return SearchRequest.list(SightingFilter.all(), 1000)
        .in(
            new SearchRequest.Scope(
                SearchPartitions.of(Set.of(), PublishedSightings.PARTITIONS), standby));
  }

  private static List<String> visits(SearchClient client, String subject) {
    SightingFilter filter =
        new SightingFilter(Instant.EPOCH, Instant.now(), Set.of(), Set.of(subject));
    return client.ask(SearchRequest.list(filter, 1000)).hits().stream()
        .map(SearchAnswer.Hit::key)
        .toList();
  }

  private static Commands.Ended run(
      PublishedSightings sightings, SearchConfig asked, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    Map<String, String> settings =
        Map.of(
            "topics.audit", sightings.topics().audit(),
            "topics.links", sightings.topics().links(),
            "search.url", asked.url().toString(),
            "search.secret", asked.secret().orElseThrow().reveal(),
            "search.tls.keystore", asked.tls().orElseThrow().keystore().toString(),
            "search.tls.keystore.password", asked.tls().orElseThrow().password().reveal());
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return new Commands(broker.bootstrapServers()).run(arguments.toArray(String[]::new));
  }

  private List<Path> indexFolders(String name) throws IOException {
    return LiveFolder.below(folder.resolve(name)).stream()
        .filter(path -> path.endsWith(SightingStore.NAME))
        .toList();
  }
}
