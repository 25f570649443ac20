package dev.sightline.sightings.index;

import static dev.sightline.sightings.index.Sightings.START;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Templates;
import dev.sightline.vectors.DotKernel;
import dev.sightline.vectors.Int8Vector;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingIndexTest {
  private static final String DAY = "2026-11-01";

  @TempDir private Path folder;

  private final Sightings sightings = new Sightings(1);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldFindWhatBruteForceFinds(boolean fast) throws Exception {
    // Given: some thousand sightings of five days, of which some are rewritten and some removed
    try (SightingIndex index =
        SightingIndex.open(folder, fast ? DotKernel.fastest() : DotKernel.plain())) {
      fill(index, 3_000);

      // When, Then
      assertSameAsBruteForce(index, 30);
      assertThat(index.count()).isEqualTo(sightings.size());
    }
  }

  @Test
  void shouldFindTheSameAfterARestart() throws Exception {
    // Given
    try (SightingIndex index = SightingIndex.open(folder)) {
      fill(index, 800);
    }

    // When, Then
    try (SightingIndex index = SightingIndex.open(folder)) {
      assertThat(index.count()).isEqualTo(sightings.size());
      assertSameAsBruteForce(index, 10);
      fill(index, 200);
      assertSameAsBruteForce(index, 10);
    }
  }

  @Test
  void shouldOrderEqualSightingsByTheirKeys() throws Exception {
    // Given: the same face five times
    List<Embedding> face = sightings.views(1);
    try (SightingIndex index = SightingIndex.open(folder)) {
      for (String key : List.of("d", "b", "e", "a", "c")) {
        IndexedSighting made = sightings.create(key, 0);
        sightings.put(
            index,
            new IndexedSighting(
                key, made.firstSeen(), made.lastSeen(), made.camera(), List.of(), face));
      }

      // When
      SightingHits hits = index.nearest(new SightingSearch(face, SightingFilter.all(), 3, -1));

      // Then
      assertThat(hits.hits()).extracting(SightingHit::key).containsExactly("a", "b", "c");
    }
  }

  @Test
  void shouldReturnThePayloadThatWasPutLast() throws Exception {
    // Given: longer than the room of the first one
    try (SightingIndex index = SightingIndex.open(folder)) {
      IndexedSighting sighting = sightings.create("c/1", 0);
      index.put(sighting, "short".getBytes(UTF_8));

      // When
      index.put(sighting, "x".repeat(500).getBytes(UTF_8));

      // Then
      assertThat(index.payload("c/1").orElseThrow()).hasSize(500);
      assertThat(index.payload("c/2")).isEmpty();
      assertThat(index.count()).isEqualTo(1);
    }
  }

  @Test
  void shouldKeepOneSightingOfAKeyAcrossDays() throws Exception {
    // Given
    try (SightingIndex index = SightingIndex.open(folder)) {
      sightings.put(index, sightings.create("c/1", 0));

      // When
      sightings.put(index, sightings.create("c/1", 1));

      // Then
      assertThat(index.count()).isEqualTo(1);
      assertSameAsBruteForce(index, 3);
    }
  }

  @Test
  void shouldListTheLatestInTheOrderOfTheirBeginning() throws Exception {
    // Given
    try (SightingIndex index = SightingIndex.open(folder)) {
      for (int day : new int[] {2, 0, 3, 1}) {
        IndexedSighting made = sightings.create("c/" + day, day);
        index.put(
            new IndexedSighting(
                made.key(),
                made.firstSeen(),
                made.lastSeen(),
                "c",
                List.of(day == 3 ? "other" : "ada"),
                made.views()),
            Sightings.payload(made));
      }
      SightingFilter ada =
          new SightingFilter(START, START.plus(Duration.ofDays(9)), Set.of(), Set.of("ada"));

      // When, Then
      assertThat(index.list(ada, 2)).extracting(SightingHit::key).containsExactly("c/1", "c/2");
    }
  }

  @Test
  void shouldLeaveNothingOfWhatIsRemovedOrReplaced() throws Exception {
    // Given
    try (SightingIndex index = SightingIndex.open(folder)) {
      IndexedSighting removed = sightings.create("secret/1", 0);
      IndexedSighting replaced = sightings.create("c/2", 0);
      index.put(removed, "secret payload".getBytes(UTF_8));
      assertThat(holdsPacked(removed.views().get(0))).isTrue();
      index.put(replaced, "secret payload, and more of it".getBytes(UTF_8));

      // When
      index.remove("secret/1");
      index.put(
          new IndexedSighting(
              replaced.key(),
              replaced.firstSeen(),
              replaced.lastSeen(),
              replaced.camera(),
              List.of(),
              sightings.views(replaced.views().size())),
          "x".getBytes(UTF_8));
      index.flush();

      // Then
      assertThat(bytes()).doesNotContain("secret");
      for (Embedding view :
          Stream.concat(removed.views().stream(), replaced.views().stream()).toList()) {
        assertThat(bytes()).doesNotContain(start(view));
        assertThat(holdsPacked(view)).isFalse();
      }
    }
  }

  /**
   * Returns whether a file has a vector in one byte per component, which lie a panel's rows apart.
   */
  private boolean holdsPacked(Embedding view) throws IOException {
    Int8Vector packed = Int8Vector.of(view.toArray());
    byte[] bytes = bytes().getBytes(ISO_8859_1);
    return IntStream.range(0, bytes.length - packed.dimension() * DotKernel.ROWS)
        .anyMatch(
            start ->
                IntStream.range(0, packed.dimension())
                    .allMatch(i -> bytes[start + i * DotKernel.ROWS] == packed.component(i)));
  }

  @Test
  void shouldRemoveDaysAndTheirFiles() throws Exception {
    // Given
    try (SightingIndex index = SightingIndex.open(folder)) {
      fill(index, 300);
      long before = index.count();

      // When
      long removed = index.removeBefore(LocalDate.parse("2026-11-03"));
      sightings.forget(sighting -> sighting.lastSeen().isBefore(START.plus(Duration.ofHours(36))));

      // Then
      assertThat(index.count()).isEqualTo(before - removed).isEqualTo(sightings.size());
      assertSameAsBruteForce(index, 5);
      assertThat(folder.resolve(DAY)).doesNotExist();
    }
  }

  @Test
  void shouldCutWhatIsTornAndKeepWhatIsWhole() throws Exception {
    // Given: ten sightings, a flush, ten more, and then the files as a crash leaves them
    Path crashed = folder.resolve("crashed");
    try (SightingIndex index = SightingIndex.open(folder.resolve("live"))) {
      for (int i = 0; i < 20; i++) {
        sightings.put(index, sightings.create("c/" + i, 0));
        if (i == 9) {
          index.flush();
        }
      }
      copy(folder.resolve("live"), crashed);
    }
    // The payload of the 16th is not on the disk.
    overwrite(crashed.resolve(DAY), "payload of c/15");

    // When
    try (SightingIndex index = SightingIndex.open(crashed)) {

      // Then: all from the torn one on are gone, and leave nothing; the log brings them again
      assertThat(index.count()).isEqualTo(15);
      for (int i = 15; i < 20; i++) {
        assertThat(index.payload("c/" + i)).isEmpty();
        sightings.remove(index, "c/" + i);
      }
      assertSameAsBruteForce(index, 5);
      assertThat(bytes(crashed)).doesNotContain("payload of c/16");
      fill(index, 100);
      assertSameAsBruteForce(index, 5);
    }
  }

  @Test
  void shouldKeepOneSightingOfAKeyThatACrashLeftTwice() throws Exception {
    // Given: a removal that is not on the disk, although its successor is
    Path crashed = folder.resolve("crashed");
    try (SightingIndex index = SightingIndex.open(folder.resolve("live"))) {
      IndexedSighting sighting = sightings.create("c/1", 0);
      index.put(sighting, "first".getBytes(UTF_8));
      index.flush();
      byte[] slots = Files.readAllBytes(folder.resolve("live").resolve(DAY).resolve("slots"));
      index.put(sighting, "x".repeat(500).getBytes(UTF_8));
      copy(folder.resolve("live"), crashed);
      try (RandomAccessFile file =
          new RandomAccessFile(crashed.resolve(DAY).resolve("slots").toFile(), "rw")) {
        file.write(slots, 0, 128);
      }

      // When: the log repeats the record
      try (SightingIndex reopened = SightingIndex.open(crashed)) {
        reopened.put(sighting, "x".repeat(500).getBytes(UTF_8));

        // Then
        assertThat(reopened.count()).isEqualTo(1);
        assertThat(reopened.payload("c/1").orElseThrow()).hasSize(500);
      }
    }
  }

  @Test
  void shouldCompareViewsOfOneModelOnly() throws Exception {
    // Given
    ModelId other = new ModelId("other");
    IndexedSighting made = sightings.create("c/1", 0);
    Embedding view = Templates.random(new Random(5), other, 16);
    try (SightingIndex index = SightingIndex.open(folder)) {
      sightings.put(index, made);
      index.put(
          new IndexedSighting(
              "c/2", made.firstSeen(), made.lastSeen(), "c", List.of(), List.of(view)),
          new byte[0]);

      // When
      SightingHits hits = index.nearest(search(view));

      // Then
      assertThat(hits.hits()).extracting(SightingHit::key).containsExactly("c/2");
      assertThat(hits.compared()).isEqualTo(1);
      assertThat(hits.otherModel()).isEqualTo(1);
      assertThat(index.nearest(new SightingSearch(List.of(view), since(made), 9, -1)).otherModel())
          .isEqualTo(1);
      assertSameAsBruteForce(index, 2);

      // When: the other visit has a view of both models
      index.put(
          new IndexedSighting(
              "c/1",
              made.firstSeen(),
              made.lastSeen(),
              "c",
              List.of(),
              List.of(view, made.views().get(0))),
          new byte[0]);

      // Then
      assertThat(index.nearest(search(view)).otherModel()).isZero();
      assertThat(index.nearest(search(made.views().get(0))).otherModel()).isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseAnotherDimensionOfAModel() throws Exception {
    IndexedSighting made = sightings.create("c/1", 0);
    Embedding shorter = Templates.random(new Random(5), Templates.MODEL, 16);
    try (SightingIndex index = SightingIndex.open(folder)) {
      sightings.put(index, made);

      assertThatThrownBy(
              () ->
                  index.put(
                      new IndexedSighting(
                          "c/2",
                          made.firstSeen(),
                          made.lastSeen(),
                          "c",
                          List.of(),
                          List.of(shorter)),
                      new byte[0]))
          .hasMessage("embeddings of model test-model have 48 dimensions, found 16");
    }
  }

  @Test
  void shouldKeepFilesFromOtherUsers() throws Exception {
    try (SightingIndex index = SightingIndex.open(folder)) {
      sightings.put(index, sightings.create("c/1", 0));

      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .endsWith("------"));
      }
    }
  }

  private static SightingSearch search(Embedding view) {
    return new SightingSearch(List.of(view), SightingFilter.all(), 9, -1);
  }

  /** A filter that begins within the day of a sighting. */
  private static SightingFilter since(IndexedSighting sighting) {
    SightingFilter all = SightingFilter.all();
    return new SightingFilter(sighting.firstSeen(), all.to(), Set.of(), Set.of());
  }

  private void fill(SightingIndex index, int count) throws Exception {
    Random random = new Random(count);
    for (int i = 0; i < count; i++) {
      sightings.put(index, sightings.create("c/" + random.nextInt(count), random.nextInt(5)));
      if (i % 10 == 0) {
        sightings.remove(index, "c/" + random.nextInt(count));
      }
    }
  }

  private void assertSameAsBruteForce(SightingIndex index, int searches) {
    Random random = new Random(searches);
    for (int i = 0; i < searches; i++) {
      SightingFilter filter = i % 2 == 0 ? SightingFilter.all() : filter(random);
      SightingSearch search =
          new SightingSearch(
              sightings.views(1 + i % 2), filter, 1 + random.nextInt(40), i % 3 == 0 ? 0.3f : -1);
      SightingHits hits = index.nearest(search);
      assertThat(Sightings.found(hits)).isEqualTo(sightings.nearest(search));
      assertThat(hits.compared()).isEqualTo(sightings.compared(filter));
    }
  }

  private static SightingFilter filter(Random random) {
    return new SightingFilter(
        START.plusSeconds(random.nextInt(86_400)),
        START.plusSeconds(86_400L * 2 + random.nextInt(86_400)),
        random.nextBoolean() ? Set.of("camera-1") : Set.of(),
        random.nextBoolean() ? Set.of("person-3", "person-7") : Set.of());
  }

  private String bytes() throws IOException {
    return bytes(folder);
  }

  private static String bytes(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, ISO_8859_1));
      }
    }
    return all.toString();
  }

  /** Returns the first four components as they stand in a file. */
  private static String start(Embedding view) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(view.toArray(), 0, 4);
    return new String(bytes.array(), ISO_8859_1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void overwrite(Path day, String text) throws IOException {
    Path file = day.resolve("payloads");
    int at = Files.readString(file, ISO_8859_1).indexOf(text);
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      writer.seek(at);
      writer.write(new byte[text.length()]);
    }
  }
}
