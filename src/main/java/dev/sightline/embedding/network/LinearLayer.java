package dev.sightline.embedding.network;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A linear layer {@code y = W · x + b}, from 1×1 convolutions without activation. It computes in
 * float64 and in the same order on every machine, since ids of models depend on the result.
 *
 * @param weights W, {@code [outputs, inputs]}
 * @param bias b, {@code [outputs, 1]}
 */
record LinearLayer(DMatrixRMaj weights, DMatrixRMaj bias) {

  /** Creates the layer of a 1×1 convolution, from its filters and bias. */
  static LinearLayer of(float[] filters, float[] bias) {
    return new LinearLayer(matrix(filters, bias.length), matrix(bias, bias.length));
  }

  /**
   * Creates the layer of a fully connected one.
   *
   * @param weights {@code [inputs, outputs]}, row-major
   */
  static LinearLayer ofFullyConnected(float[] weights, float[] bias) {
    DMatrixRMaj rows = matrix(weights, weights.length / bias.length);
    return new LinearLayer(CommonOps_DDRM.transpose(rows, null), matrix(bias, bias.length));
  }

  /** Returns one layer in place of this and the next one. */
  LinearLayer then(LinearLayer next) {
    DMatrixRMaj merged = CommonOps_DDRM.mult(next.weights, weights, null);
    DMatrixRMaj moved = CommonOps_DDRM.mult(next.weights, bias, null);
    return new LinearLayer(merged, CommonOps_DDRM.add(moved, next.bias, null));
  }

  /**
   * Returns a layer whose outputs are this one's, turned so that as few dimensions as possible hold
   * the most: with the first left singular vectors U of W, {@code Uᵀ · (W · x + b)}. If W has no
   * higher rank, all distances stay.
   */
  LinearLayer reducedTo(int dimension) {
    SingularValueDecomposition_F64<DMatrixRMaj> values =
        DecompositionFactory_DDRM.svd(weights.numRows, weights.numCols, true, false, true);
    values.decompose(weights.copy());
    DMatrixRMaj vectors = values.getU(null, false);
    SingularOps_DDRM.descendingOrder(
        vectors, false, values.getSingularValues(), values.numberOfSingularValues(), null, false);
    DMatrixRMaj first = CommonOps_DDRM.extract(vectors, 0, vectors.numRows, 0, dimension);
    return then(
        new LinearLayer(CommonOps_DDRM.transpose(first, null), new DMatrixRMaj(dimension, 1)));
  }

  /** Returns W, {@code [outputs, inputs]}, row-major. */
  float[] filters() {
    return floats(weights);
  }

  /** Returns W, {@code [inputs, outputs]}, row-major. */
  float[] fullyConnected() {
    return floats(CommonOps_DDRM.transpose(weights, null));
  }

  /** Returns b. */
  float[] biases() {
    return floats(bias);
  }

  private static DMatrixRMaj matrix(float[] values, int rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, values.length / rows);
    for (int i = 0; i < values.length; i++) {
      matrix.data[i] = values[i];
    }
    return matrix;
  }

  private static float[] floats(DMatrixRMaj matrix) {
    float[] values = new float[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.data[i];
    }
    return values;
  }
}
