package dev.sightline.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The memory the process may use, in bytes.
 *
 * @param heap the maximum Java heap
 * @param networks the maximum of ND4J outside the heap
 * @param limit the container's limit, empty if there is none
 */
record Memory(long heap, long networks, OptionalLong limit) {
  /** The estimate for code, threads, buffers and pictures, which neither of the two includes. */
  private static final long REST = 512L << 20;

  private static final Path CGROUP_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final String NETWORKS = "org.bytedeco.javacpp.maxbytes";

  static Memory ofProcess() {
    return new Memory(
        Runtime.getRuntime().maxMemory(),
        parse(System.getProperty(NETWORKS, "0")),
        limit(CGROUP_LIMIT));
  }

  /** Parses a size in the JVM's form, e.g. {@code 512m}. */
  static long parse(String size) {
    String number = size.replaceAll("[^0-9]", "");
    int shift =
        switch (size.toLowerCase(Locale.ROOT).replaceAll("[0-9b]", "")) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          case "t" -> 40;
          default -> 0;
        };
    return number.isEmpty() ? 0 : Long.parseLong(number) << shift;
  }

  /** Reads the container's limit from the kernel; empty if it is {@code max} or missing. */
  static OptionalLong limit(Path file) {
    try {
      String limit = Files.readString(file).strip();
      return limit.matches("\\d+") ? OptionalLong.of(Long.parseLong(limit)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  Finding finding() {
    long needed = heap + networks + REST;
    String text =
        String.format(
            Locale.ROOT,
            "heap %s, networks %s, the rest about %s, limit %s",
            gib(heap),
            gib(networks),
            gib(REST),
            limit.isPresent() ? gib(limit.getAsLong()) : "none");
    return Finding.okIf(limit.isEmpty() || limit.getAsLong() >= needed, "memory", text);
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / (1L << 30));
  }
}
