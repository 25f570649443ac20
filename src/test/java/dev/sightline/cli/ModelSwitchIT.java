package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Commands.Ended;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the model that ships to the one it was trained from, while the stages run. */
class ModelSwitchIT {
  private static final String NEXT = "embed.next.model=face-api";

  @TempDir private Path folder;

  @Test
  void shouldRecogniseByTheNextModelWithoutARestart() throws Exception {
    try (SmallDeployment deployment =
            SmallDeployment.start(folder, Map.of("embed.next.model", "face-api"));
        SmallDeployment.Stages stages = deployment.startStages()) {
      // Given: one of a photograph is enrolled, and was there
      PhotographCamera camera = new PhotographCamera(deployment.config(), "hall");
      camera.visit();
      IdentityEvent stranger = deployment.await(IdentityEventType.UNKNOWN_LEFT, 1).get(0);
      Path picture = folder.resolve("ada.png");
      Files.write(picture, PhotographCamera.around(stranger.bestShot().box()));
      assertThat(deployment.run("enroll", "--person", "Ada", picture.toString()).exit()).isZero();
      camera.visit();
      IdentityEvent before = deployment.await(IdentityEventType.PERSON_LEFT, 1).get(0);

      // When
      Ended switched = deployment.run("gallery", "reembed", "--model", "face-api");
      camera.visit();

      // Then
      assertThat(switched.exit()).as(switched.out()).isZero();
      assertThat(switched.out()).contains("1 faces embedded").contains("at the one matcher");
      IdentityEvent after = deployment.await(IdentityEventType.PERSON_LEFT, 2).get(1);
      assertThat(after.person()).isEqualTo(before.person()).isEqualTo("Ada");
      assertThat(after.evidence().model())
          .isEqualTo("resnet29-16c553253258")
          .isNotEqualTo(before.evidence().model());
      assertThat(after.evidence().threshold()).isNotEqualTo(before.evidence().threshold());
      assertThat(stages.runner().missingModel()).isEmpty();

      // Then: an enrolment without the next model is refused
      assertThat(deployment.run("enroll", "--person", "Bea", picture.toString()).out())
          .contains("vectors of two models cannot be compared");
      assertThat(
              deployment.run("enroll", "--person", "Ada", picture.toString(), "--set", NEXT).out())
          .contains("enrolled before");
      assertThat(deployment.run("doctor", "--set", NEXT).out())
          .containsPattern("ok +next model +resnet29-16c553253258, 128 dimensions, calibrated")
          .containsPattern("ok +matcher +\\S");
    }
  }
}
