package dev.sightline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.doctor.Finding.Verdict;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void shouldBeALine() {
    assertThat(Finding.ok("opencv", "4.9.0\nwith SIMD"))
        .hasToString("ok    opencv       4.9.0 with SIMD");
  }

  @Test
  void shouldTakeABrokenLibraryForAFinding() {
    // When
    Finding finding =
        Finding.of(
            "opencv",
            () -> {
              throw new UnsatisfiedLinkError("no opencv_java490 in java.library.path");
            });

    // Then
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.text()).isEqualTo("no opencv_java490 in java.library.path");
  }
}
