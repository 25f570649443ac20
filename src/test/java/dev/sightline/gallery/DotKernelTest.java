package dev.sightline.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotKernelTest {

  @Test
  void shouldMultiplyEachRow() {
    // Given: two dimensions; row r holds (r, 2)
    float[] block = new float[2 * Block.ROWS];
    byte[] whole = new byte[2 * Block.ROWS];
    for (int row = 0; row < Block.ROWS; row++) {
      block[row] = row;
      block[Block.ROWS + row] = 2;
      whole[row] = (byte) -row;
      whole[Block.ROWS + row] = 2;
    }
    float[] products = new float[Block.ROWS];
    float[] ofWhole = new float[Block.ROWS];

    // When
    new ScalarDotKernel().dot(block, new float[] {0.5f, 10}, products);
    new ScalarDotKernel().dot(whole, new float[] {0.5f, 10}, ofWhole);

    // Then: 0.5 · 8 + 10 · 2 = 24 and 0.5 · (−8) + 10 · 2 = 16
    assertThat(products[8]).isEqualTo(24);
    assertThat(ofWhole[8]).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 1021})
  void shouldGiveTheSameBitsWithVectorsAndWithout(int dimension) {
    // Given
    Random random = new Random(dimension);
    float[] query = floats(random, dimension);
    float[] block = floats(random, dimension * Block.ROWS);
    byte[] whole = new byte[dimension * Block.ROWS];
    random.nextBytes(whole);
    float[][] products = new float[4][Block.ROWS];

    // When
    new ScalarDotKernel().dot(block, query, products[0]);
    new VectorDotKernel().dot(block, query, products[1]);
    new ScalarDotKernel().dot(whole, query, products[2]);
    new VectorDotKernel().dot(whole, query, products[3]);

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
