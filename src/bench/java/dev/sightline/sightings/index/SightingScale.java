package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures the index of sightings: building, opening, searching, memory, and the share of the read
 * bandwidth that the scan reaches. A program, because a build of ten million takes minutes.
 *
 * <p>Arguments: folder, sightings, views of each, searches. The folder is left as it is.
 */
public final class SightingScale {
  private static final int DIMENSION = 192;
  private static final int DAYS = 30;
  private static final int WARM_UP = 3;
  private static final ModelId MODEL = new ModelId("synthetic");
  private static final byte[] PAYLOAD = new byte[40];

  private final Random random = new Random(1);

  private SightingScale() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException {
    new SightingScale()
        .measure(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
  }

  private void measure(Path folder, int sightings, int views, int searches) throws IOException {
    long start = System.nanoTime();
    try (SightingIndex index = SightingIndex.open(folder)) {
      if (index.count() == 0) {
        fill(index, sightings, views);
        print("build", seconds(start), "s");
      }
    }
    start = System.nanoTime();
    try (SightingIndex index = SightingIndex.open(folder)) {
      print("open", seconds(start) * 1e3, "ms");
      print("heap in use", heap() / 1e6, "MB");
      search(index, folder, searches);
      print("resident, files included", status("VmRSS") / 1e3, "MB");
      print("resident, without files", status("RssAnon") / 1e3, "MB");
    }
  }

  private void fill(SightingIndex index, int sightings, int views) throws IOException {
    Instant first = Instant.parse("2026-11-01T00:00:00Z");
    for (int i = 0; i < sightings; i++) {
      List<Embedding> faces = new ArrayList<>();
      for (int view = 0; view < views; view++) {
        faces.add(face());
      }
      Instant time = first.plusMillis((long) i * DAYS * 86_400_000L / sightings);
      String camera = "camera-" + i % 50;
      index.put(
          new IndexedSighting(
              camera + "/" + i, time, time, camera, List.of("person-" + i % 5000), faces),
          PAYLOAD);
    }
  }

  private Embedding face() {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      // The sum of four uniform numbers is near enough to normal, and quick.
      values[i] = random.nextFloat() + random.nextFloat() - random.nextFloat() - random.nextFloat();
    }
    return Embedding.normalized(MODEL, values);
  }

  private void search(SightingIndex index, Path folder, int searches) throws IOException {
    List<ByteBuffer> panels = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".int8")).toList()) {
        panels.add(map(file));
      }
    }
    double[] searched = new double[searches];
    double[] read = new double[searches];
    double[] share = new double[searches];
    int sums = 0;
    for (int i = -WARM_UP; i < searches; i++) {
      SightingSearch search = new SightingSearch(List.of(face()), SightingFilter.all(), 20, -1);
      long start = System.nanoTime();
      SightingHits hits = index.nearest(search);
      searched[Math.max(i, 0)] = seconds(start);
      start = System.nanoTime();
      for (ByteBuffer panel : panels) {
        sums += MappedRead.sum(panel);
      }
      read[Math.max(i, 0)] = seconds(start);
      share[Math.max(i, 0)] = read[Math.max(i, 0)] / searched[Math.max(i, 0)];
      sums += hits.hits().size();
    }
    long bytes = panels.stream().mapToLong(ByteBuffer::capacity).sum();
    print("sums", sums, "");
    Arrays.sort(searched);
    Arrays.sort(read);
    Arrays.sort(share);
    print("search p50", searched[searches / 2] * 1e3, "ms");
    print("search p99", searched[Math.min(searches - 1, searches * 99 / 100)] * 1e3, "ms");
    print("search best", searched[0] * 1e3, "ms");
    print("scan", bytes / 1e9 / searched[searches / 2], "GB/s");
    print("plain sum", bytes / 1e9 / read[searches / 2], "GB/s");
    print("share of the plain sum", share[searches / 2] * 100, "%");
    print("plain sum best", bytes / 1e9 / read[0], "GB/s");
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long status(String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0L);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-26s %10.1f %s%n", what, value, unit);
  }
}
