package dev.sightline.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotKernelTest {

  @Test
  void shouldMultiplyEachRow() {
    // Given: two dimensions; row r holds (r, 2)
    float[] block = new float[2 * DotKernel.ROWS];
    byte[] whole = new byte[2 * DotKernel.ROWS];
    for (int row = 0; row < DotKernel.ROWS; row++) {
      block[row] = row;
      block[DotKernel.ROWS + row] = 2;
      whole[row] = (byte) -row;
      whole[DotKernel.ROWS + row] = 2;
    }
    float[] products = new float[DotKernel.ROWS];
    float[] ofWhole = new float[DotKernel.ROWS];

    // When
    new ScalarDotKernel().dot(block, 0, new float[] {0.5f, 10}, products);
    new ScalarDotKernel().dot(whole, 0, new float[] {0.5f, 10}, ofWhole);

    // Then: 0.5 · 8 + 10 · 2 = 24 and 0.5 · (−8) + 10 · 2 = 16
    assertThat(products[8]).isEqualTo(24);
    assertThat(ofWhole[8]).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 1021})
  void shouldGiveTheSameBitsWithVectorsAndWithout(int dimension) {
    // Given: the second of two panels
    Random random = new Random(dimension);
    float[] query = floats(random, dimension);
    int start = dimension * DotKernel.ROWS;
    float[] panels = floats(random, 2 * start);
    byte[] whole = new byte[2 * start];
    random.nextBytes(whole);
    float[][] products = new float[4][DotKernel.ROWS];

    // When
    new ScalarDotKernel().dot(panels, start, query, products[0]);
    new VectorDotKernel().dot(panels, start, query, products[1]);
    new ScalarDotKernel().dot(whole, start, query, products[2]);
    new VectorDotKernel().dot(whole, start, query, products[3]);

    // Then
    assertThat(products[1]).isEqualTo(products[0]);
    assertThat(products[3]).isEqualTo(products[2]);
  }

  @Test
  void shouldTakeVectorsWhereTheJvmHasThem() {
    assertThat(DotKernel.fastest()).isInstanceOf(VectorDotKernel.class);
  }

  private static float[] floats(Random random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
