package dev.sightline.gallery;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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

/**
 * What the machine needs merely to read as many bytes as a search scans: the floor of {@code
 * MatchBenchmark}, measured in the same run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MemoryReadBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int DIMENSION = 192;

  @Param({"1000", "10000", "100000", "1000000"})
  int templates;

  private float[] components;

  @Setup
  public void allocate() {
    components = new float[templates * DIMENSION];
    Arrays.fill(components, 0.5f);
  }

  /** Reads {@code templates × 192} float32, four vectors at a time. */
  @Benchmark
  public float float32() {
    int length = SPECIES.length();
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int end = components.length - 4 * length;
    for (int i = 0; i <= end; i += 4 * length) {
      sum0 = sum0.add(FloatVector.fromArray(SPECIES, components, i));
      sum1 = sum1.add(FloatVector.fromArray(SPECIES, components, i + length));
      sum2 = sum2.add(FloatVector.fromArray(SPECIES, components, i + 2 * length));
      sum3 = sum3.add(FloatVector.fromArray(SPECIES, components, i + 3 * length));
    }
    return sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
  }
}
