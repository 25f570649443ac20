package dev.sightline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {
  private static final long GIB = 1L << 30;

  @ParameterizedTest
  @CsvSource({"512m, 536870912", "2g, 2147483648", "3G, 3221225472", "4096, 4096", "8kb, 8192"})
  void shouldReadSizesAsTheJavaMachineDoes(String size, long bytes) {
    assertThat(Memory.parse(size)).isEqualTo(bytes);
  }

  @Test
  void shouldWarnOfALimitThatHeapAndNetworksExceed() {
    // Given
    Memory tight = new Memory(GIB, 2 * GIB, OptionalLong.of(3 * GIB));
    Memory enough = new Memory(GIB, 2 * GIB, OptionalLong.of(4 * GIB));

    // Then
    assertThat(tight.finding().verdict()).isEqualTo(Verdict.WARN);
    assertThat(tight.finding().text())
        .isEqualTo("heap 1.0 GiB, networks 2.0 GiB, the rest about 0.5 GiB, limit 3.0 GiB");
    assertThat(enough.finding().verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void shouldReadTheContainersLimit(@TempDir Path folder) throws IOException {
    // Given
    Path limited = Files.writeString(folder.resolve("limited"), "4294967296\n");
    Path unlimited = Files.writeString(folder.resolve("unlimited"), "max\n");

    // Then
    assertThat(Memory.limit(limited)).hasValue(4 * GIB);
    assertThat(Memory.limit(unlimited)).isEmpty();
    assertThat(Memory.limit(folder.resolve("missing"))).isEmpty();
  }
}
