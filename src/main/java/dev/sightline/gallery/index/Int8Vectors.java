package dev.sightline.gallery.index;

import dev.sightline.vectors.DotKernel;
import dev.sightline.vectors.Int8Vector;
import java.util.Arrays;

/**
 * Vectors scanned in one byte per component and compared in float32: exact, by an error bound.
 *
 * <p>A row is an {@link Int8Vector}. A row whose estimate plus the bound of its error stays below
 * the worst person kept is not among the nearest. All other rows are compared in float32, with the
 * products added in the order of {@link DotKernel}, which gives the bits of {@link Float32Vectors}.
 */
final class Int8Vectors implements BlockVectors {
  private final DotKernel kernel;
  private final int dimension;

  /** {@code [panels][dimension][ROWS]}, for the scan. */
  private final byte[] quantized;

  /** {@code [panels · ROWS][dimension]}, for single rows. */
  private final float[] exact;

  private final float[] scales;
  private final float[] errors;

  Int8Vectors(int dimension, DotKernel kernel) {
    this.kernel = kernel;
    this.dimension = dimension;
    this.quantized = new byte[dimension * DotKernel.ROWS];
    this.exact = new float[DotKernel.ROWS * dimension];
    this.scales = new float[DotKernel.ROWS];
    this.errors = new float[DotKernel.ROWS];
  }

  private Int8Vectors(Int8Vectors other, int rows) {
    this.kernel = other.kernel;
    this.dimension = other.dimension;
    this.quantized = Arrays.copyOf(other.quantized, rows * dimension);
    this.exact = Arrays.copyOf(other.exact, rows * dimension);
    this.scales = Arrays.copyOf(other.scales, rows);
    this.errors = Arrays.copyOf(other.errors, rows);
  }

  @Override
  public void write(int row, float[] vector) {
    System.arraycopy(vector, 0, exact, row * dimension, dimension);
    Int8Vector packed = Int8Vector.of(vector);
    int at = row / DotKernel.ROWS * dimension * DotKernel.ROWS + row % DotKernel.ROWS;
    for (int i = 0; i < dimension; i++, at += DotKernel.ROWS) {
      quantized[at] = packed.component(i);
    }
    scales[row] = packed.scale();
    errors[row] = packed.error();
  }

  @Override
  public float[] read(int row) {
    float[] vector = new float[dimension];
    System.arraycopy(exact, row * dimension, vector, 0, dimension);
    return vector;
  }

  @Override
  public Int8Vectors copy(int panels) {
    return new Int8Vectors(this, panels * DotKernel.ROWS);
  }

  @Override
  public boolean bound(int panel, Probe probe) {
    float[] products = probe.products();
    int first = panel * DotKernel.ROWS;
    kernel.dot(quantized, first * dimension, probe.vector(), products);
    float length = probe.length();
    for (int row = 0; row < DotKernel.ROWS; row++) {
      products[row] = products[row] * scales[first + row] + errors[first + row] * length;
    }
    return kernel.anyReaches(products, probe.nearest().floor());
  }

  @Override
  public float similarity(int row, Probe probe) {
    float[] vector = probe.vector();
    int start = row * dimension;
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += vector[i] * exact[start + i];
    }
    return sum;
  }
}
