package dev.sightline.gallery;

import static dev.sightline.gallery.Templates.atAngle;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.ImpostorTail;
import dev.sightline.embedding.ScoreDistribution;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates lie at angles on a circle; faces within 20 degrees of each other are alike. */
class EnrolmentReviewTest {
  private static final float ALIKE = (float) Math.cos(Math.toRadians(20));

  private final GalleryIndex everybody = new GalleryIndex(GalleryConfig.defaults());

  @Test
  void shouldKeepTemplatesThatAgree() {
    // Given
    List<Template> enrolled = List.of(template("c/ann/1", atAngle(0)));
    List<Template> added =
        List.of(template("c/ann/2", atAngle(15)), template("c/ann/3", atAngle(-15)));

    // When
    ReviewedTemplates reviewed = review(20, enrolled, added);

    // Then: the most typical first, then the furthest from it
    assertThat(ids(reviewed.kept())).containsExactly("c/ann/1", "c/ann/2", "c/ann/3");
    assertThat(reviewed.surplus()).isEmpty();
    assertThat(reviewed.heldBack()).isEmpty();
    assertThat(reviewed.outliers()).isEmpty();
    assertThat(reviewed.nearDuplicates()).isEmpty();
  }

  @Test
  void shouldHoldBackAPictureThatFitsAnotherPersonBetter() {
    // Given
    everybody.put(template("c/bob/1", atAngle(60)));
    List<Template> enrolled = List.of(template("c/ann/1", atAngle(0)));
    List<Template> added =
        List.of(template("c/ann/2", atAngle(10)), template("c/ann/3", atAngle(50)));

    // When
    ReviewedTemplates reviewed = review(20, enrolled, added);

    // Then
    assertThat(reviewed.heldBack()).hasSize(1);
    ReviewedTemplates.HeldBack held = reviewed.heldBack().get(0);
    assertThat(held.template().id()).hasToString("c/ann/3");
    assertThat(held.rival().person()).isEqualTo(new PersonId("c", "bob"));
    assertThat(held.ownSimilarity()).isEqualTo(atAngle(50).cosineSimilarity(atAngle(10)));
    assertThat(ids(reviewed.kept())).containsExactly("c/ann/1", "c/ann/2");
  }

  @Test
  void shouldHoldBackAFirstPictureOfSomebodyWhoIsEnrolledUnderAnotherName() {
    // Given
    everybody.put(template("c/bob/1", atAngle(0)));

    // When
    ReviewedTemplates reviewed = review(20, List.of(), List.of(template("c/ann/1", atAngle(19))));

    // Then
    assertThat(reviewed.heldBack()).hasSize(1);
    assertThat(reviewed.kept()).isEmpty();
  }

  @Test
  void shouldNotHoldBackAPictureThatIsNotAlikeAnybodyElse() {
    // Given: Bob is nearer than Ann's other picture, but not near
    everybody.put(template("c/bob/1", atAngle(30)));
    everybody.put(template("d/cid/1", atAngle(0)));
    List<Template> added =
        List.of(template("c/ann/1", atAngle(0)), template("c/ann/2", atAngle(-60)));

    // When
    ReviewedTemplates reviewed = review(20, List.of(), added);

    // Then: Cid is of another collection
    assertThat(reviewed.heldBack()).isEmpty();
  }

  @Test
  void shouldReportATemplateThatAgreesWithNoneOfTheOthers() {
    // Given
    List<Template> enrolled =
        Stream.of(0, 5, 10).map(angle -> template("c/ann/" + angle, atAngle(angle))).toList();

    // When
    ReviewedTemplates reviewed = review(20, enrolled, List.of(template("c/ann/40", atAngle(40))));

    // Then
    assertThat(reviewed.outliers()).containsExactly(TemplateId.parse("c/ann/40"));
    assertThat(ids(reviewed.kept())).hasSize(4).endsWith("c/ann/40");
  }

  @Test
  void shouldReportTemplatesThatSayTheSame() {
    // Given: cos 5° is .996, cos 10° is .985
    List<Template> added =
        Stream.of(0, 5, 15).map(angle -> template("c/ann/" + angle, atAngle(angle))).toList();

    // When
    ReviewedTemplates reviewed = review(20, List.of(), added);

    // Then
    assertThat(reviewed.nearDuplicates())
        .containsExactly(
            new ReviewedTemplates.NearDuplicate(
                TemplateId.parse("c/ann/0"),
                TemplateId.parse("c/ann/5"),
                atAngle(0).cosineSimilarity(atAngle(5))));
    assertThat(reviewed.kept()).hasSize(3);
  }

  @Test
  void shouldKeepTheMostDiverseWhereThereAreTooMany() {
    // Given: three groups of similar pictures and an outlier
    List<Template> added =
        Stream.of(0, 1, 2, 18, 19, 34, 35, 90)
            .map(angle -> template(String.format(Locale.ROOT, "c/ann/%02d", angle), atAngle(angle)))
            .toList();

    // When
    ReviewedTemplates reviewed = review(3, List.of(), added);

    // Then: one of each group, and not the outlier
    assertThat(ids(reviewed.kept())).containsExactly("c/ann/18", "c/ann/00", "c/ann/35");
    assertThat(reviewed.surplus()).hasSize(5);
    assertThat(reviewed.outliers()).containsExactly(TemplateId.parse("c/ann/90"));
  }

  @Test
  void shouldReplaceATemplateThatIsEnrolledAgain() {
    // Given
    Template again = template("c/ann/1", atAngle(3));

    // When
    ReviewedTemplates reviewed =
        review(20, List.of(template("c/ann/1", atAngle(0))), List.of(again));

    // Then
    assertThat(reviewed.kept()).containsExactly(again);
    assertThat(reviewed.nearDuplicates()).isEmpty();
  }

  @Test
  void shouldTakeOnePersonAtATime() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                review(
                    20,
                    List.of(template("c/ann/1", atAngle(0))),
                    List.of(template("c/bob/1", atAngle(0)))))
        .withMessage("a review takes the templates of one person");
  }

  @Test
  void shouldCallNearDuplicatesWhatIsAsAlikeAsFewPairsOfOnePersonUnlessItIsSet() {
    // Given: one in a hundred genuine pairs is above 0.98
    Optional<Calibration> calibration =
        Optional.of(
            new Calibration(
                new ScoreDistribution(100, List.of(0f, 0.99f)),
                new ScoreDistribution(100, List.of(0f, 0.5f)),
                new ImpostorTail(0.5, 0.01, 0, 0.02)));

    // When, Then
    assertThat(EnrolmentConfig.defaults().nearDuplicateFor(calibration))
        .isCloseTo(0.98, within(0.001));
    assertThat(EnrolmentConfig.defaults().nearDuplicateFor(Optional.empty())).isEqualTo(0.99);
  }

  private ReviewedTemplates review(int most, List<Template> enrolled, List<Template> added) {
    return new EnrolmentReview(new GalleryConfig(IndexType.FLOAT32, most), ALIKE, 0.99)
        .review(enrolled, added, everybody);
  }

  private static List<String> ids(List<Template> templates) {
    return templates.stream().map(template -> template.id().toString()).toList();
  }
}
