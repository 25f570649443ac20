package dev.sightline.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The resident memory of the process, heap and native libraries: what a container's limit counts.
 */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LABEL = "VmRSS:";

  private ResidentMemory() {}

  static void bindTo(MeterRegistry registry) {
    Gauge.builder("process.resident.memory", () -> bytes(STATUS))
        .description("Resident memory of the process, native libraries included")
        .baseUnit(BaseUnits.BYTES)
        .register(registry);
  }

  /** Returns the memory in bytes; NaN if there is no such file or line. */
  static double bytes(Path status) {
    try {
      List<String> lines = Files.readAllLines(status);
      return lines.stream()
          .filter(line -> line.startsWith(LABEL))
          .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
