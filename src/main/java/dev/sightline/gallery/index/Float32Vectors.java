package dev.sightline.gallery.index;

import dev.sightline.vectors.DotKernel;
import java.util.Arrays;

/** Vectors of four bytes per component: the bound is the similarity itself. */
final class Float32Vectors implements BlockVectors {
  private final DotKernel kernel;
  private final int dimension;

  /** {@code [panels][dimension][ROWS]}. */
  private final float[] components;

  Float32Vectors(int dimension, DotKernel kernel) {
    this(dimension, kernel, new float[dimension * DotKernel.ROWS]);
  }

  private Float32Vectors(int dimension, DotKernel kernel, float[] components) {
    this.kernel = kernel;
    this.dimension = dimension;
    this.components = components;
  }

  @Override
  public void write(int row, float[] vector) {
    for (int i = 0, at = firstOf(row); i < dimension; i++, at += DotKernel.ROWS) {
      components[at] = vector[i];
    }
  }

  @Override
  public float[] read(int row) {
    float[] vector = new float[dimension];
    for (int i = 0, at = firstOf(row); i < dimension; i++, at += DotKernel.ROWS) {
      vector[i] = components[at];
    }
    return vector;
  }

  @Override
  public Float32Vectors copy(int panels) {
    return new Float32Vectors(
        dimension, kernel, Arrays.copyOf(components, panels * dimension * DotKernel.ROWS));
  }

  @Override
  public boolean bound(int panel, Probe probe) {
    kernel.dot(components, panel * dimension * DotKernel.ROWS, probe.vector(), probe.products());
    return kernel.anyReaches(probe.products(), probe.nearest().floor());
  }

  @Override
  public float similarity(int row, Probe probe) {
    return probe.products()[row % DotKernel.ROWS];
  }

  private int firstOf(int row) {
    return row / DotKernel.ROWS * dimension * DotKernel.ROWS + row % DotKernel.ROWS;
  }
}
