package dev.sightline.matching;

import static dev.sightline.gallery.Templates.MODEL;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whether it pays to have many templates. Faces and templates are random directions, so that every
 * template is another chance, and strangers are many.
 */
class TemplateCountTest {
  private static final int DIMENSION = 8;
  private static final int PERSONS = 20;
  private static final int MANY = 20;
  private static final double FPIR = 0.3;
  private static final int STRANGERS = 20_000;

  private final Random random = new Random(11);
  private final float[] impostors = impostors();
  private final ThresholdPolicy thresholds = this::threshold;
  private final MatchConfig config =
      new MatchConfig(
          OptionalDouble.empty(), FPIR, OptionalDouble.of(0), 2, CameraCollections.all());
  private final FaceMatcher matcher = new FaceMatcher(config, thresholds);
  private final GalleryIndex gallery = new GalleryIndex(GalleryConfig.defaults());

  @Test
  void shouldTakeStrangersForNobodyMoreOftenThanForOthers() {
    // Given: person 0 has twenty templates, the others one
    enrol(0, MANY);
    for (int person = 1; person < PERSONS; person++) {
      enrol(person, 1);
    }

    // When
    Map<PersonId, Integer> named = named();

    // Then: each about as often, within four standard deviations; by the best template alone,
    // person 0 would be named as often as all the others together
    double each = FPIR / PERSONS * STRANGERS;
    assertThat((double) named.getOrDefault(person(0), 0))
        .isCloseTo(each, within(4 * Math.sqrt(each)));
    int all = named.values().stream().mapToInt(Integer::intValue).sum();
    assertThat((double) all / STRANGERS).isCloseTo(FPIR, within(0.05));
  }

  @Test
  void shouldCompareByTheBestTemplateWherePersonsHaveEquallyMany() {
    // Given
    enrol(0, 3);
    enrol(1, 3);
    Embedding face = face();

    // When
    MatchEvidence evidence = matcher.match(List.of(face), gallery).get(0).evidence();

    // Then
    assertThat(evidence.threshold()).isEqualTo(thresholds.forGalleryOf(6));
    assertThat(evidence.candidates())
        .hasSize(2)
        .allSatisfy(candidate -> assertThat(candidate.templates()).isEqualTo(3))
        .isSortedAccordingTo((a, b) -> Float.compare(b.cosineSimilarity(), a.cosineSimilarity()));
  }

  @Test
  void shouldFindWhoIsNearestThoughOthersOfMoreTemplatesAreMoreAlike() {
    // Given: four of many templates, all a little more alike than one who has a single one
    float[] single = {0.995f, 0.0999f, 0, 0, 0, 0, 0, 0};
    Embedding face = Embedding.normalized(MODEL, new float[] {1, 0, 0, 0, 0, 0, 0, 0});
    for (int person = 0; person < 4; person++) {
      enrol(person, MANY);
      float[] alike = {0.996f, 0, 0, 0, 0, 0, 0, 0};
      alike[2 + person] = 0.0893f;
      gallery.put(template("c/" + person + "/alike", Embedding.normalized(MODEL, alike)));
    }
    gallery.put(template("c/single/1", Embedding.normalized(MODEL, single)));
    FaceMatcher steep =
        new FaceMatcher(
            config,
            templates ->
                new Threshold(0.9f + templates * 0.0005f, OptionalDouble.of(FPIR), templates));

    // When
    MatchDecision decision = steep.match(List.of(face), gallery).get(0);

    // Then
    assertThat(decision.evidence().candidates().get(0).person())
        .isEqualTo(new PersonId("c", "single"));
    assertThat(decision.<Boolean>fold(named -> true, unknown -> false)).isTrue();
  }

  private Map<PersonId, Integer> named() {
    Map<PersonId, Integer> named = new HashMap<>();
    for (int i = 0; i < STRANGERS; i++) {
      matcher
          .match(List.of(face()), gallery)
          .get(0)
          .fold(identified -> named.merge(identified.person(), 1, Integer::sum), unknown -> null);
    }
    return named;
  }

  private void enrol(int person, int templates) {
    for (int i = 0; i < templates; i++) {
      gallery.put(template("c/" + person + "/" + i, face()));
    }
  }

  private static PersonId person(int number) {
    return new PersonId("c", Integer.toString(number));
  }

  private Embedding face() {
    float[] direction = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return Embedding.normalized(MODEL, direction);
  }

  private float[] impostors() {
    float[] similarities = new float[1_000_000];
    for (int i = 0; i < similarities.length; i++) {
      similarities[i] = face().cosineSimilarity(face());
    }
    Arrays.sort(similarities);
    return similarities;
  }

  private Threshold threshold(int templates) {
    double fmr = -Math.expm1(Math.log1p(-FPIR) / Math.max(1, templates));
    int rank = (int) ((1 - fmr) * impostors.length);
    return new Threshold(impostors[rank], OptionalDouble.of(FPIR), templates);
  }
}
