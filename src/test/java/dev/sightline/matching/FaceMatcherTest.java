package dev.sightline.matching;

import static dev.sightline.gallery.Templates.MODEL;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaceMatcherTest {
  private static final Embedding ANN = face(1, 0, 0, 0);
  private static final Embedding BOB = face(0, 1, 0, 0);

  private final GalleryIndex gallery = new GalleryIndex(GalleryConfig.defaults());
  private final FaceMatcher matcher = matcher(0.01);

  @Test
  void shouldNameTheNearestPerson() {
    // Given
    gallery.put(template("staff/ann/1", ANN), 41);
    gallery.put(template("staff/bob/1", BOB), 42);

    // When
    MatchDecision decision = matcher.match(List.of(face(0.96f, 0.28f, 0, 0)), gallery).get(0);

    // Then
    assertThat(nameOf(decision)).isEqualTo("staff/ann");
    MatchEvidence evidence = decision.evidence();
    assertThat(evidence.galleryRevision()).isEqualTo(42);
    assertThat(evidence.threshold()).isEqualTo(new Threshold(0.9f, OptionalDouble.empty(), 2));
    assertThat(evidence.candidates()).hasSize(2);
    assertThat(evidence.candidates().get(1).cosineSimilarity()).isCloseTo(0.28f, within(1e-6f));
  }

  @Test
  void shouldNameNobodyFromAnEmptyGallery() {
    assertThat(namesOf(List.of(ANN))).containsExactly("EMPTY_GALLERY");
  }

  @Test
  void shouldNameNobodyBelowTheThreshold() {
    // Given
    gallery.put(template("staff/ann/1", ANN));

    // When, Then: 0.9 is the threshold
    assertThat(namesOf(List.of(face(0.89f, 0.456f, 0, 0)))).containsExactly("BELOW_THRESHOLD");
    assertThat(namesOf(List.of(face(0.9001f, 0.4357f, 0, 0)))).containsExactly("staff/ann");
  }

  @Test
  void shouldNameAFaceThatJustReachesTheThreshold() {
    // Given
    gallery.put(template("staff/ann/1", ANN));

    // When
    List<MatchDecision> decisions =
        new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(1))
            .match(List.of(ANN), gallery);

    // Then
    assertThat(nameOf(decisions.get(0))).isEqualTo("staff/ann");
  }

  @Test
  void shouldNameNobodyWhereTheNextPersonIsAsNear() {
    // Given: at 0.95 and 0.945
    gallery.put(template("staff/ann/1", face(0.95f, 0.3122f, 0, 0)));
    gallery.put(template("staff/bob/1", face(0.945f, 0, 0.3271f, 0)));

    // When, Then
    assertThat(namesOf(List.of(face(1, 0, 0, 0)))).containsExactly("AMBIGUOUS");
    assertThat(nameOf(matcher(0.004).match(List.of(ANN), gallery).get(0))).isEqualTo("staff/ann");
  }

  @Test
  void shouldNameNeitherOfTwins() {
    // Given
    gallery.put(template("staff/ann/1", ANN));
    gallery.put(template("staff/anna/1", ANN));

    // When, Then: a tie is no lead, even where no margin is asked for
    assertThat(namesOf(List.of(ANN))).containsExactly("AMBIGUOUS");
    assertThat(nameOf(matcher(0).match(List.of(ANN), gallery).get(0))).isEqualTo("AMBIGUOUS");
  }

  @Test
  void shouldNameAPersonOnceInAFrame() {
    // Given: the second picture is the better one
    gallery.put(template("staff/ann/1", ANN));
    gallery.put(template("staff/bob/1", BOB));
    List<Embedding> faces = List.of(face(0.95f, 0.3122f, 0, 0), ANN, BOB);

    // When, Then
    assertThat(namesOf(faces)).containsExactly("PERSON_TAKEN", "staff/ann", "staff/bob");
  }

  @Test
  void shouldNameTheFirstOfTwoEqualFaces() {
    // Given
    gallery.put(template("staff/ann/1", ANN));

    // When, Then
    assertThat(namesOf(List.of(ANN, ANN, ANN)))
        .containsExactly("staff/ann", "PERSON_TAKEN", "PERSON_TAKEN");
  }

  @Test
  void shouldNotFallBackToTheSecondNearestPerson() {
    // Given: the first face is nearer to Ann (.95) than to Bob (.91), and Ann is the second face
    gallery.put(template("staff/ann/1", face(0.95f, 0.3122f, 0, 0)));
    gallery.put(template("staff/bob/1", face(0.91f, 0, 0.4146f, 0)));

    // When, Then
    assertThat(namesOf(List.of(face(1, 0, 0, 0), face(0.95f, 0.3122f, 0, 0))))
        .containsExactly("PERSON_TAKEN", "staff/ann");
  }

  @Test
  void shouldNameEachFaceAsIfAloneWhereNobodyIsTwice() {
    // Given: a hundred persons, twenty of whom are in the frame
    Random random = new Random(3);
    List<Embedding> faces = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int person = 0; person < 100; person++) {
      Embedding embedding = random(random, 32);
      gallery.put(template("staff/p" + person + "/1", embedding));
      if (person % 5 == 0) {
        faces.add(embedding);
        expected.add("staff/p" + person);
      }
    }

    // When, Then
    assertThat(namesOf(faces)).isEqualTo(expected);
  }

  @Test
  void shouldNameFromTheCollectionsAskedForOnly() {
    // Given
    gallery.put(template("guests/ann/1", ANN));
    gallery.put(template("staff/bob/1", BOB));

    // When
    List<MatchDecision> decisions = matcher.match(List.of(ANN, BOB), gallery, Set.of("staff"));

    // Then
    assertThat(decisions)
        .extracting(FaceMatcherTest::nameOf)
        .containsExactly("BELOW_THRESHOLD", "staff/bob");
    assertThat(decisions.get(0).evidence().threshold().templates()).isEqualTo(1);
  }

  @Test
  void shouldUseTheCollectionsOfTheCamera() {
    // Given
    gallery.put(template("guests/ann/1", ANN));
    gallery.put(template("staff/bob/1", BOB));
    FaceMatcher byCamera =
        new FaceMatcher(
            new MatchConfig(
                OptionalDouble.of(0.9),
                0.003,
                OptionalDouble.of(0.01),
                3,
                CameraCollections.parse("door=guests;*=staff")),
            ThresholdPolicy.fixed(0.9));

    // When, Then
    assertThat(byCamera.match(List.of(ANN, BOB), gallery, "door"))
        .extracting(FaceMatcherTest::nameOf)
        .containsExactly("guests/ann", "BELOW_THRESHOLD");
    assertThat(byCamera.match(List.of(ANN, BOB), gallery, "lounge"))
        .extracting(FaceMatcherTest::nameOf)
        .containsExactly("BELOW_THRESHOLD", "staff/bob");
  }

  @Test
  void shouldNeverNameAnIgnoredPersonNorAnybodyElseInstead() {
    // Given
    gallery.put(template("staff/ann/1", ANN));
    gallery.put(template("staff/bob/1", BOB));

    // When
    gallery.setStatus(new PersonId("staff", "ann"), PersonStatus.IGNORED);

    // Then
    assertThat(namesOf(List.of(ANN, BOB))).containsExactly("IGNORED", "staff/bob");
  }

  @Test
  void shouldNotNameAPersonWhoseNegativeExampleIsNearer() {
    // Given
    gallery.put(template("staff/ann/1", ANN));
    gallery.put(template("staff/ann/not-1", face(0.96f, 0.28f, 0, 0)));

    // When, Then
    assertThat(namesOf(List.of(ANN))).containsExactly("staff/ann");
    assertThat(namesOf(List.of(face(0.95f, 0.3f, 0, 0)))).containsExactly("EMPTY_GALLERY");
  }

  @Test
  void shouldDecideNothingForAFrameWithoutFaces() {
    assertThat(matcher.match(List.of(), gallery)).isEmpty();
  }

  private List<String> namesOf(List<Embedding> faces) {
    return matcher.match(faces, gallery).stream().map(FaceMatcherTest::nameOf).toList();
  }

  private static String nameOf(MatchDecision decision) {
    return decision.fold(
        identified -> identified.person().toString(), unknown -> unknown.reason().name());
  }

  private static FaceMatcher matcher(double margin) {
    return new FaceMatcher(
        new MatchConfig(
            OptionalDouble.of(0.9), 0.003, OptionalDouble.of(margin), 3, CameraCollections.all()),
        ThresholdPolicy.fixed(0.9));
  }

  private static Embedding face(float... components) {
    return Embedding.normalized(MODEL, components);
  }

  private static Embedding random(Random random, int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalized(MODEL, values);
  }
}
