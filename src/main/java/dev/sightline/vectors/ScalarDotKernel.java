package dev.sightline.vectors;

import java.util.Arrays;

/**
 * The kernel in plain Java, for a JVM without the Vector API; the compiler vectorizes the float
 * loop.
 */
final class ScalarDotKernel implements DotKernel {

  @Override
  public void dot(float[] panels, int start, float[] query, float[] products) {
    Arrays.fill(products, 0, ROWS, 0);
    for (int i = 0, at = start; i < query.length; i++, at += ROWS) {
      float factor = query[i];
      for (int row = 0; row < ROWS; row++) {
        products[row] += factor * panels[at + row];
      }
    }
  }

  @Override
  public void dot(byte[] panels, int start, float[] query, float[] products) {
    Arrays.fill(products, 0, ROWS, 0);
    for (int i = 0, at = start; i < query.length; i++, at += ROWS) {
      float factor = query[i];
      for (int row = 0; row < ROWS; row++) {
        products[row] += factor * panels[at + row];
      }
    }
  }

  @Override
  public boolean anyReaches(float[] values, float floor) {
    for (int row = 0; row < ROWS; row++) {
      if (values[row] >= floor) {
        return true;
      }
    }
    return false;
  }
}
