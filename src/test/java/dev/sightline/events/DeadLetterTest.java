package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadLetterTest {

  @Test
  void shouldSayWhatFailedWhereAndWhy() {
    // Given
    DeadLetter letter =
        new DeadLetter(
            Rejection.of(RejectionReason.FRAME_TOO_LARGE, "30000 x 30000, allowed 4096 x 4096"),
            "frames-detect",
            "sightline.frames",
            2,
            77);

    // When, Then
    assertThat(letter.headers())
        .containsEntry("sightline-reason", "frame-too-large")
        .containsEntry("sightline-detail", "30000 x 30000, allowed 4096 x 4096")
        .containsEntry("sightline-stage", "frames-detect")
        .containsEntry("sightline-source-topic", "sightline.frames")
        .containsEntry("sightline-source-partition", "2")
        .containsEntry("sightline-source-offset", "77")
        .hasSize(6);
  }

  @Test
  void shouldNameAnExceptionByItsClassOnly() {
    // Given
    Rejection rejection =
        Rejection.of(
            RejectionReason.STAGE_FAILED,
            "the stage threw",
            new IllegalStateException("about Ada Lovelace"));

    // When, Then
    assertThat(new DeadLetter(rejection, "faces-embed", "sightline.faces", 0, 0).headers())
        .containsEntry("sightline-exception", "java.lang.IllegalStateException")
        .allSatisfy((name, value) -> assertThat(value).doesNotContain("Ada"));
  }

  @ParameterizedTest
  @EnumSource(RejectionReason.class)
  void shouldNameReasonsInKebabCase(RejectionReason reason) {
    assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
  }
}
