package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.Commands.Ended;
import dev.sightline.events.IdentityEvent;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.sightings.search.SearchStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger of a photograph gets a name, on a real broker. Each test goes on where the one before
 * it ended: two visits before one camera, one before another.
 */
@TestMethodOrder(OrderAnnotation.class)
class StrangersIT {
  private static final int PEOPLE = 4;

  @TempDir static Path folder;

  private static SmallDeployment deployment;
  private static SmallDeployment.Stages stages;
  private static PhotographCamera people;
  private static String stranger;
  private static List<IdentityEvent> before;

  @BeforeAll
  static void film() throws Exception {
    deployment = SmallDeployment.start(folder);
    stages = deployment.startStages();
    people = new PhotographCamera(deployment.config(), "hall");
    people.visit();
    people.visit();
    people.visit("yard");
    Awaitility.await().atMost(Durations.TWO_MINUTES).until(StrangersIT::strangersHaveLeft);
    SearchStage search = deployment.startSearch();
    Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> search.sightings() >= 3 * PEOPLE);
    stranger = deployment.strangers().get(0);
    before = deployment.events();
  }

  private static boolean strangersHaveLeft() {
    List<IdentityEvent> left = deployment.events(IdentityEventType.UNKNOWN_LEFT);
    return left.size() >= 3 * PEOPLE && left.stream().anyMatch(event -> event.stranger() != null);
  }

  @AfterAll
  static void stop() {
    stages.close();
    deployment.close();
  }

  @Test
  @Order(1)
  void shouldSayThatNobodyHasThisId() {
    assertThat(deployment.run("strangers", "ignore", "unknown/0").out())
        .contains("no stranger has the id unknown/0");
  }

  @Test
  @Order(2)
  void shouldReplayTheVisitsAsTheyWere() {
    assertThat(deployment.replay(people.clock()).out())
        .contains(before.size() + " events the same, 0 name someone else, 0 differ otherwise");
  }

  @Test
  @Order(3)
  void shouldListTheVisitsThatOtherSettingsWouldNotHaveSeen() {
    assertThat(deployment.replay(people.clock(), "--with", "match.confirm.faces=9").out())
        .contains("0 events the same, ")
        .containsPattern("(?m)^- .* unknown/[0-9a-f]+ +left, 4 faces$")
        .doesNotContainPattern("(?m)^\\+");
  }

  @Test
  @Order(4)
  void shouldReviseThePastOnceWhenAStrangerGetsAName() {
    // When
    Ended named = deployment.run("strangers", "name", stranger, "Cleo");

    // Then
    assertThat(named.out()).contains("1 new, 1 kept").contains("3 past visits revised");
    assertThat(named.exit()).isZero();
    assertThat(deployment.events(IdentityEventType.IDENTITY_REVISED))
        .hasSize(3)
        .allSatisfy(
            revised -> {
              assertThat(revised.person()).isEqualTo("Cleo");
              assertThat(before).extracting(IdentityEvent::id).contains(revised.visit());
            })
        .filteredOn(revised -> revised.stranger() != null)
        .hasSize(2)
        .allSatisfy(revised -> assertThat(revised.stranger().id()).isEqualTo(stranger))
        .allSatisfy(revised -> assertThat(revised.camera()).isEqualTo("hall"));
    assertThat(deployment.strangers()).doesNotContain(stranger);
    assertThat(deployment.run("strangers", "name", stranger, "Cleo").exit()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void shouldExplainARevision() {
    // Given
    Path chip = folder.resolve("chip.png");
    String revision = deployment.events(IdentityEventType.IDENTITY_REVISED).get(0).id();

    // When
    Ended explained = deployment.run("explain", revision, "--chip", chip.toString());

    // Then
    assertThat(explained.exit()).as(explained.out()).isZero();
    assertThat(explained.out())
        .containsPattern("reported +nobody")
        .containsPattern("candidate +default/Cleo, cosine (0\\.9|1\\.0)")
        .containsPattern("now +default/Cleo");
    assertThat(chip).isNotEmptyFile();
  }

  @Test
  @Order(6)
  void shouldNameThePersonFromTheNextVisitOn() throws Exception {
    // When
    people.visit();
    deployment.await(IdentityEventType.PERSON_LEFT, 1);

    // Then
    assertThat(deployment.events(IdentityEventType.PERSON_ENTERED))
        .extracting(IdentityEvent::person)
        .containsExactly("Cleo");
    assertThat(deployment.events(IdentityEventType.IDENTITY_REVISED)).hasSize(3);
  }

  @Test
  @Order(7)
  void shouldReviseTheVisitsOfAPersonWhoIsEnrolledFromAPicture() throws Exception {
    // Given: a second one of the photograph
    List<IdentityEvent> left =
        deployment.events(IdentityEventType.UNKNOWN_LEFT).stream()
            .filter(event -> event.stranger() != null)
            .filter(event -> !event.stranger().id().equals(stranger))
            .toList();
    IdentityEvent other = left.get(0);
    long visits =
        left.stream().filter(event -> event.stranger().id().equals(other.stranger().id())).count();
    Path picture = folder.resolve("dora.png");
    Files.write(picture, PhotographCamera.around(other.bestShot().box()));

    // When
    Ended enrolled = deployment.run("enroll", "--person", "Dora", picture.toString());

    // Then: the visits of that stranger are Dora's, once
    assertThat(enrolled.exit()).as(enrolled.out()).isZero();
    assertThat(deployment.events(IdentityEventType.IDENTITY_REVISED))
        .filteredOn(revised -> "Dora".equals(revised.person()))
        .hasSizeGreaterThanOrEqualTo((int) visits)
        .extracting(IdentityEvent::visit)
        .doesNotHaveDuplicates();
    assertThat(deployment.run("enroll", "--person", "Dora", picture.toString()).out())
        .doesNotContain("revised");
  }

  @Test
  @Order(8)
  void shouldReviseBackTheVisitsOfAPersonWhoIsRemoved() {
    // Given
    List<String> visits = revised("Dora");

    // When
    Ended removed = deployment.run("gallery", "remove", "Dora", "--yes");

    // Then: each visit is a stranger's again, and listed
    assertThat(removed.exit()).as(removed.out()).isZero();
    assertThat(removed.out()).contains(visits.size() + " past visits revised");
    assertThat(deployment.events(IdentityEventType.IDENTITY_REVISED))
        .filteredOn(back -> back.previous() != null && back.previous().person().equals("Dora"))
        .allSatisfy(back -> assertThat(back.person()).isNull())
        .extracting(IdentityEvent::visit)
        .containsExactlyInAnyOrderElementsOf(visits);
  }

  @Test
  @Order(9)
  void shouldNameAStrangerWhoseFramesAreGone() throws Exception {
    // Given
    deployment.deleteFrames();
    String listed = deployment.strangers().get(0);

    // When
    Ended named = deployment.run("strangers", "name", listed, "Eve");

    // Then
    assertThat(named.exit()).as(named.out()).isZero();
    assertThat(revised("Eve")).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(deployment.strangers()).doesNotContain(listed);
  }

  private static List<String> revised(String person) {
    return deployment.events(IdentityEventType.IDENTITY_REVISED).stream()
        .filter(event -> person.equals(event.person()))
        .map(IdentityEvent::visit)
        .toList();
  }

  @Test
  @Order(10)
  void shouldForgetWhichStrangerAnErasedPersonWas() throws Exception {
    // Given
    int told = deployment.events().size();

    // When
    Ended erased = deployment.run("erase", "Cleo");
    people.visit();
    Awaitility.await()
        .atMost(Durations.ONE_MINUTE)
        .until(
            () ->
                deployment.events().stream()
                    .skip(told)
                    .anyMatch(event -> event.type() == IdentityEventType.UNKNOWN_LEFT));

    // Then
    assertThat(erased.exit()).as(erased.out()).isZero();
    assertThat(deployment.events().stream().skip(told))
        .noneMatch(event -> "Cleo".equals(event.person()))
        .noneMatch(event -> event.stranger() != null && event.stranger().id().equals(stranger));
  }
}
