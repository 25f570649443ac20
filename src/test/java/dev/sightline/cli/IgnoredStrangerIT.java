package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Commands.Ended;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.search.SearchStage;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger of a photograph of four is put on the ignore list, on a real broker. */
@SuppressWarnings("try") // stages that only have to run
class IgnoredStrangerIT {
  private static final int PEOPLE = 4;
  private static final int VISIT_FRAMES = 4;

  @TempDir private Path folder;

  @Test
  void shouldTellNothingMoreOfAStrangerWhoIsIgnored() throws Exception {
    try (SmallDeployment deployment = SmallDeployment.start(folder);
        SmallDeployment.Stages stages = deployment.startStages()) {
      // Given: two visits of all of them
      PhotographCamera camera = new PhotographCamera(deployment.config(), "hall");
      SearchStage search = deployment.startSearch();
      camera.visit();
      camera.visit();
      deployment.await(IdentityEventType.UNKNOWN_LEFT, 2 * PEOPLE);
      Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> search.sightings() >= 2 * PEOPLE);
      List<String> strangers = deployment.strangers();
      assertThat(strangers).hasSizeBetween(2, PEOPLE);
      String ignored = strangers.get(0);

      // When
      Ended ended = deployment.run("strangers", "ignore", ignored);

      // Then
      assertThat(ended.exit()).as(ended.out()).isZero();
      assertThat(ended.out()).contains("1 new, 1 kept").doesNotContain("revised");
      assertThat(deployment.strangers()).hasSize(strangers.size() - 1).doesNotContain(ignored);
      int before = deployment.events().size();
      int matchesBefore = deployment.matches().size();

      // When: all of them come again, twice
      camera.visit();
      camera.visit();
      deployment.await(IdentityEventType.UNKNOWN_LEFT, 2 * PEOPLE + 2 * (PEOPLE - 1));

      // Then: the others come and go; the ignored one has single matches only
      assertThat(deployment.events().stream().skip(before))
          .noneMatch(event -> event.stranger() != null && event.stranger().id().equals(ignored))
          .filteredOn(event -> event.type() == IdentityEventType.UNKNOWN_LEFT)
          .hasSize(2 * (PEOPLE - 1));
      assertThat(deployment.matches().stream().skip(matchesBefore))
          .filteredOn(match -> "ignored".equals(match.reason()))
          .hasSize(2 * VISIT_FRAMES)
          .allSatisfy(match -> assertThat(match.person()).isNull());
      assertThat(deployment.strangers()).doesNotContain(ignored);
    }
  }
}
