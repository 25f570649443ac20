package dev.sightline.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCacheTest {
  private final List<String> computed = new ArrayList<>();

  @TempDir Path folder;

  private static StoredFace face(String hash) {
    Path file = Path.of(hash);
    return new StoredFace(new PersonPicture("ann", file), hash, file);
  }

  private float[][] embed(List<StoredFace> faces) {
    faces.forEach(face -> computed.add(face.contentHash()));
    return faces.stream()
        .map(face -> new float[] {face.contentHash().charAt(0), 1})
        .toArray(float[][]::new);
  }

  @Test
  void shouldComputeWhatItDoesNotHoldAndKeepTheOrderAskedFor() {
    EmbeddingCache cache = new EmbeddingCache(folder.resolve("a/b.bin"));

    cache.get(List.of(face("b")), this::embed);
    float[][] all = cache.get(List.of(face("c"), face("b"), face("a")), this::embed);

    assertThat(computed).containsExactly("b", "a", "c");
    assertThat(all).isDeepEqualTo(new float[][] {{'c', 1}, {'b', 1}, {'a', 1}});
  }

  @Test
  void shouldFindThemAgainInTheFile() {
    Path file = folder.resolve("b.bin");
    new EmbeddingCache(file).get(List.of(face("a"), face("b")), this::embed);

    float[][] again = new EmbeddingCache(file).get(List.of(face("b")), this::embed);

    assertThat(computed).hasSize(2);
    assertThat(again).isDeepEqualTo(new float[][] {{'b', 1}});
  }
}
