package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.frames.Pixels;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentRulesTest {
  private static final FaceQuality GOOD = new FaceQuality(120, 0.95f, 300, 128, 5, 10);

  private final EnrolmentRules rules =
      new EnrolmentRules(new EnrolmentConfig(40, 15, 40, 220, 45, 0.6, OptionalDouble.empty()));

  @Test
  void shouldChooseTheOnlyFace() {
    // Given
    AlignedFace face = face(GOOD);

    // When, Then
    assertThat(rules.choose(List.of(face))).isEqualTo(new PictureVerdict.Accepted<>(face));
  }

  @Test
  void shouldChooseTheLargestFaceWhereTheOthersAreFarSmaller() {
    // Given
    AlignedFace passerBy = face(withSize(59));
    AlignedFace person = face(withSize(100));

    // When, Then
    assertThat(rules.choose(List.of(passerBy, person)))
        .isEqualTo(new PictureVerdict.Accepted<>(person));
  }

  @Test
  void shouldRefuseAPictureOfTwoPeople() {
    assertRefused(
        List.of(face(withSize(100)), face(withSize(60)), face(withSize(20))),
        RefusalReason.SEVERAL_FACES,
        "3 faces, the two largest 100 and 60 px");
  }

  @Test
  void shouldRefuseAPictureWithoutAFace() {
    assertRefused(List.of(), RefusalReason.NO_FACE, "no face was found");
  }

  @Test
  void shouldRefuseAPoorFaceAndSayWhatIsPoor() {
    assertRefused(
        new FaceQuality(39, 0.95f, 300, 128, 0, 0),
        RefusalReason.FACE_TOO_SMALL,
        "size 39.0, at least 40.0 is needed");
    assertRefused(
        new FaceQuality(120, 0.95f, 14.9f, 128, 0, 0),
        RefusalReason.BLURRED,
        "sharpness 14.9, at least 15.0 is needed");
    assertRefused(
        new FaceQuality(120, 0.95f, 300, 39, 0, 0),
        RefusalReason.TOO_DARK,
        "brightness 39.0, at least 40.0 is needed");
    assertRefused(
        new FaceQuality(120, 0.95f, 300, 221, 0, 0),
        RefusalReason.TOO_BRIGHT,
        "brightness 221.0, at most 220.0 is allowed");
    assertRefused(
        new FaceQuality(120, 0.95f, 300, 128, 0, -46),
        RefusalReason.TURNED_AWAY,
        "yaw in degrees 46.0, at most 45.0 is allowed");
  }

  @Test
  void shouldAcceptAFaceExactlyAtTheLimits() {
    // Given
    AlignedFace face = face(new FaceQuality(40, 0.5f, 15, 220, 90, -45));

    // When, Then
    assertThat(rules.choose(List.of(face))).isEqualTo(new PictureVerdict.Accepted<>(face));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " 0 | 15 |  40 | 220 |  45 | 0.6 | 0.99 | enroll.min.face.px must be at least 1, was 0.0",
        "40 | -1 |  40 | 220 |  45 | 0.6 | 0.99"
            + " | enroll.min.sharpness must not be negative, was -1.0",
        "40 | 15 | 255 | 255 |  45 | 0.6 | 0.99"
            + " | 'enroll.min.brightness must be in [0, 255), was 255.0'",
        "40 | 15 |  40 |  30 |  45 | 0.6 | 0.99"
            + " | enroll.max.brightness must be above enroll.min.brightness",
        "40 | 15 |  40 | 220 | NaN | 0.6 | 0.99"
            + " | 'enroll.max.yaw.degrees must be in (0, 90], was NaN'",
        "40 | 15 |  40 | 220 |  45 | 1.1 | 0.99"
            + " | 'enroll.max.other.face.share must be in (0, 1], was 1.1'",
        "40 | 15 |  40 | 220 |  45 | 0.6 |    2"
            + " | 'enroll.near.duplicate.similarity must be in [-1, 1], was 2.0'",
      })
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed(ArgumentsAccessor row) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EnrolmentConfig(
                    row.getDouble(0),
                    row.getDouble(1),
                    row.getDouble(2),
                    row.getDouble(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    OptionalDouble.of(row.getDouble(6))))
        .withMessageStartingWith(row.getString(7));
  }

  @Test
  void shouldKeepAtLeastOneTemplate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GalleryConfig(IndexType.INT8, 0))
        .withMessage("gallery.templates.per.person must be at least 1, was 0");
  }

  private void assertRefused(FaceQuality quality, RefusalReason reason, String detail) {
    assertRefused(List.of(face(quality)), reason, detail);
  }

  private void assertRefused(List<AlignedFace> faces, RefusalReason reason, String detail) {
    assertThat(rules.choose(faces)).isEqualTo(new PictureVerdict.Refused<>(reason, detail));
  }

  private static FaceQuality withSize(float sizePx) {
    return new FaceQuality(sizePx, 0.95f, 300, 128, 5, 10);
  }

  private static AlignedFace face(FaceQuality quality) {
    float side = quality.sizePx();
    ChipTemplate template = ChipTemplate.RESNET_150;
    return new AlignedFace(
        new DetectedFace(new Box(0, 0, side, side), template.landmarks(), quality.detectorScore()),
        quality,
        new FaceChip(new Pixels(150, 150, new byte[150 * 150 * 3]), template));
  }
}
