package dev.sightline.matching;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.IndexType;
import dev.sightline.gallery.SyntheticPersons;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deciding who the faces of a frame are, by the gallery's size and packing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBenchmark {
  private static final int DIMENSION = 192;

  @Param({"1000", "10000", "100000", "1000000"})
  int templates;

  @Param({"FLOAT32", "INT8"})
  IndexType index;

  private GalleryIndex gallery;
  private FaceMatcher matcher;
  private List<Embedding> oneFace;
  private List<Embedding> eightFaces;

  @Setup
  public void enroll() {
    SyntheticPersons persons = new SyntheticPersons(DIMENSION, 1);
    gallery = new GalleryIndex(new GalleryConfig(index, 20));
    for (int i = 0; i < templates; i++) {
      gallery.put(persons.template(i));
    }
    matcher = new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(0.95));
    eightFaces = IntStream.range(0, 8).mapToObj(i -> persons.stranger()).toList();
    oneFace = eightFaces.subList(0, 1);
  }

  @Benchmark
  public List<MatchDecision> oneFace() {
    return matcher.match(oneFace, gallery);
  }

  @Benchmark
  public List<MatchDecision> eightFaces() {
    return matcher.match(eightFaces, gallery);
  }
}
