package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Commands.Ended;
import dev.sightline.embedding.ModelBundles;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.search.SearchStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the model that shipped before to the one that ships, while the stages run. */
class ModelSwitchIT {
  private static final String FORMER = "embed.model=resnet29";
  private static final String NEXT = "embed.next.model=default";

  @TempDir private Path folder;

  @Test
  void shouldRecogniseByTheNextModelWithoutARestart() throws Exception {
    try (SmallDeployment deployment =
            SmallDeployment.start(
                folder, Map.of("embed.model", "resnet29", "embed.next.model", "default"));
        SmallDeployment.Stages stages = deployment.startStages()) {
      // Given: one of a photograph is enrolled, and was there
      PhotographCamera camera = new PhotographCamera(deployment.config(), "hall");
      camera.visit();
      IdentityEvent stranger = deployment.await(IdentityEventType.UNKNOWN_LEFT, 1).get(0);
      Path picture = folder.resolve("ada.png");
      Files.write(picture, PhotographCamera.around(stranger.bestShot().box()));
      assertThat(enroll(deployment, "Ada", picture).exit()).isZero();
      camera.visit();
      IdentityEvent before = deployment.await(IdentityEventType.PERSON_LEFT, 1).get(0);
      int visits = deployment.events(IdentityEventType.UNKNOWN_LEFT).size() + 1;
      SearchStage search = deployment.startSearch();
      Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> search.sightings() >= visits);

      // When
      Ended switched = deployment.run("gallery", "reembed", "--model", "default", "--set", FORMER);
      camera.visit();

      // Then
      assertThat(switched.exit()).as(switched.out()).isZero();
      assertThat(switched.out()).contains("1 faces embedded").contains("at the one matcher");
      IdentityEvent after = deployment.await(IdentityEventType.PERSON_LEFT, 2).get(1);
      assertThat(after.person()).isEqualTo(before.person()).isEqualTo("Ada");
      assertThat(after.evidence().model())
          .isEqualTo(ModelBundles.shipped().id().value())
          .isNotEqualTo(before.evidence().model());
      assertThat(after.evidence().threshold()).isNotEqualTo(before.evidence().threshold());
      assertThat(stages.runner().missingModel()).isEmpty();

      // Then: the visits before are found by the next model
      assertThat(switched.out()).contains(visits + " past visits embedded");
      String found =
          deployment.run("search", picture.toString(), "--set", FORMER, "--set", NEXT).out();
      assertThat(found)
          .containsPattern("same person\\s.*\\s" + Pattern.quote(before.visit()))
          .doesNotContain("not compared");

      // Then: an enrolment without the next model is refused
      assertThat(enroll(deployment, "Bea", picture).out())
          .contains("vectors of two models cannot be compared");
      assertThat(enroll(deployment, "Ada", picture, "--set", NEXT).out())
          .contains("enrolled before");
      assertThat(deployment.run("doctor", "--set", FORMER, "--set", NEXT).out())
          .containsPattern("ok +next model +ensemble-[0-9a-f]+, 192 dimensions, calibrated")
          .containsPattern("ok +matcher +\\S");
    }
  }

  /** Enrols by the former model, as its deployment is configured. */
  private static Ended enroll(
      SmallDeployment deployment, String person, Path picture, String... more) {
    List<String> command =
        new ArrayList<>(List.of("enroll", "--person", person, picture.toString(), "--set", FORMER));
    command.addAll(List.of(more));
    return deployment.run(command.toArray(String[]::new));
  }
}
