package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's recipe, as far as it can be checked without Docker. */
class DockerfileTest {
  private static final Dockerfile DOCKERFILE =
      Dockerfile.read(Repository.path("docker/Dockerfile"));
  private static final Dockerfile IMAGE = DOCKERFILE.image();

  @Test
  void shouldCopyOnlyWhatTheRepositoryHas() {
    assertThat(sourcesFromTheRepository())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(Repository.path(source)).exists());
  }

  @Test
  void shouldSendTheBuilderNoMoreThanItCopies() {
    // Given
    List<String> sent =
        Repository.read(Repository.path("docker/Dockerfile.dockerignore"))
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    // Then
    assertThat(sent).allSatisfy(path -> assertThat(Repository.path(path)).exists());
    assertThat(sourcesFromTheRepository())
        .allSatisfy(
            source -> assertThat(sent).anyMatch(path -> (source + "/").startsWith(path + "/")));
  }

  private static List<String> sourcesFromTheRepository() {
    return DOCKERFILE.copies().stream()
        .filter(copy -> copy.stage() == null)
        .flatMap(copy -> copy.sources().stream())
        .toList();
  }

  @Test
  void shouldCopyFromStagesThatThereAre() {
    // Given
    Set<String> stages =
        DOCKERFILE.all("FROM").stream()
            .map(Dockerfile.Instruction::words)
            .filter(words -> words.size() == 3)
            .map(words -> words.get(2))
            .collect(Collectors.toSet());

    // Then
    assertThat(DOCKERFILE.copies().stream().map(Dockerfile.Copy::stage).filter(s -> s != null))
        .isNotEmpty()
        .allSatisfy(stage -> assertThat(stages).contains(stage));
  }

  @Test
  void shouldPinEveryBaseImage() {
    Stream<String> images =
        DOCKERFILE.all("FROM").stream().map(instruction -> instruction.words().get(0));
    assertThat(images).isNotEmpty().allMatch(image -> image.matches("[a-z]+:[a-z]*-?\\d[\\w.-]+"));
    assertThat(IMAGE.only("LABEL"))
        .contains("docker.io/library/" + IMAGE.all("FROM").get(0).words().get(0));
  }

  @Test
  void shouldRunAsTheUserOfThePods() {
    // Given
    String pods = Repository.read(Repository.path("k8s/pod/restricted.yaml"));

    // Then
    assertThat(IMAGE.only("USER")).matches("[1-9]\\d{4}:[1-9]\\d{4}");
    assertThat(pods).contains("runAsUser: " + IMAGE.only("USER").split(":", -1)[0]);
    assertThat(pods).contains("runAsGroup: " + IMAGE.only("USER").split(":", -1)[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENTRYPOINT", "CMD", "VOLUME"})
  void shouldLeaveNoInstructionToAShell(String keyword) throws JsonProcessingException {
    assertThat(new JsonMapper().readValue(IMAGE.only(keyword), String[].class)).isNotEmpty();
  }

  @Test
  void shouldCheckItsHealthWithAProgramThatItHas() {
    assertThat(IMAGE.only("HEALTHCHECK")).endsWith("CMD [\"/opt/sightline/health\"]");
    assertThat(Repository.path("docker/health")).isExecutable();
  }

  @Test
  void shouldCarryTheVersionOfTheProgram() {
    assertThat(IMAGE.all("ARG"))
        .extracting(Dockerfile.Instruction::arguments)
        .contains("VERSION=" + Repository.version());
  }
}
