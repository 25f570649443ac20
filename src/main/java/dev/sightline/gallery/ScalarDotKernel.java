package dev.sightline.gallery;

import java.util.Arrays;

/**
 * Plain Java, for a JVM without the Vector API; the compiler vectorizes the float loop by itself.
 */
final class ScalarDotKernel implements DotKernel {

  @Override
  public void dot(float[] block, float[] query, float[] products) {
    Arrays.fill(products, 0, Block.ROWS, 0);
    for (int i = 0, start = 0; i < query.length; i++, start += Block.ROWS) {
      float factor = query[i];
      for (int row = 0; row < Block.ROWS; row++) {
        products[row] += factor * block[start + row];
      }
    }
  }

  @Override
  public void dot(byte[] block, float[] query, float[] products) {
    Arrays.fill(products, 0, Block.ROWS, 0);
    for (int i = 0, start = 0; i < query.length; i++, start += Block.ROWS) {
      float factor = query[i];
      for (int row = 0; row < Block.ROWS; row++) {
        products[row] += factor * block[start + row];
      }
    }
  }

  @Override
  public boolean anyReaches(float[] values, float floor) {
    for (int row = 0; row < Block.ROWS; row++) {
      if (values[row] >= floor) {
        return true;
      }
    }
    return false;
  }
}
