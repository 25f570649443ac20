package dev.sightline.gallery;

/** Four bytes a component, {@code [dimension][ROWS]}: the bound is the similarity itself. */
final class Float32Vectors implements BlockVectors {
  private final DotKernel kernel;
  private final int dimension;
  private final float[] components;

  Float32Vectors(int dimension, DotKernel kernel) {
    this(dimension, kernel, new float[dimension * Block.ROWS]);
  }

  private Float32Vectors(int dimension, DotKernel kernel, float[] components) {
    this.kernel = kernel;
    this.dimension = dimension;
    this.components = components;
  }

  @Override
  public void write(int row, float[] vector) {
    for (int i = 0; i < dimension; i++) {
      components[i * Block.ROWS + row] = vector[i];
    }
  }

  @Override
  public float[] read(int row) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = components[i * Block.ROWS + row];
    }
    return vector;
  }

  @Override
  public Float32Vectors copy() {
    return new Float32Vectors(dimension, kernel, components.clone());
  }

  @Override
  public boolean bound(Probe probe) {
    kernel.dot(components, probe.vector(), probe.products());
    return kernel.anyReaches(probe.products(), probe.nearest().floor());
  }

  @Override
  public float similarity(int row, Probe probe) {
    return probe.products()[row];
  }
}
