package dev.sightline.vectors;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel of the Vector API: a lane is a row, so nothing is added across lanes and no dimension
 * needs a tail. Four sums run side by side to hide the latency of an addition.
 */
final class VectorDotKernel implements DotKernel {
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > ROWS / 4
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** The species with as many bytes as there are floats; no such shape is narrower than 64 bits. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, LANES * Byte.SIZE)));

  @Override
  public void dot(float[] panels, int start, float[] query, float[] products) {
    for (int row = 0; row < ROWS; row += 4 * LANES) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int i = 0, at = start + row; i < query.length; i++, at += ROWS) {
        FloatVector factor = FloatVector.broadcast(FLOATS, query[i]);
        sum0 = sum0.add(FloatVector.fromArray(FLOATS, panels, at).mul(factor));
        sum1 = sum1.add(FloatVector.fromArray(FLOATS, panels, at + LANES).mul(factor));
        sum2 = sum2.add(FloatVector.fromArray(FLOATS, panels, at + 2 * LANES).mul(factor));
        sum3 = sum3.add(FloatVector.fromArray(FLOATS, panels, at + 3 * LANES).mul(factor));
      }
      sum0.intoArray(products, row);
      sum1.intoArray(products, row + LANES);
      sum2.intoArray(products, row + 2 * LANES);
      sum3.intoArray(products, row + 3 * LANES);
    }
  }

  @Override
  public void dot(byte[] panels, int start, float[] query, float[] products) {
    for (int row = 0; row < ROWS; row += 4 * LANES) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int i = 0, at = start + row; i < query.length; i++, at += ROWS) {
        FloatVector factor = FloatVector.broadcast(FLOATS, query[i]);
        sum0 = sum0.add(floats(panels, at).mul(factor));
        sum1 = sum1.add(floats(panels, at + LANES).mul(factor));
        sum2 = sum2.add(floats(panels, at + 2 * LANES).mul(factor));
        sum3 = sum3.add(floats(panels, at + 3 * LANES).mul(factor));
      }
      sum0.intoArray(products, row);
      sum1.intoArray(products, row + LANES);
      sum2.intoArray(products, row + 2 * LANES);
      sum3.intoArray(products, row + 3 * LANES);
    }
  }

  @Override
  public boolean anyReaches(float[] values, float floor) {
    FloatVector largest = FloatVector.fromArray(FLOATS, values, 0);
    for (int row = LANES; row < ROWS; row += LANES) {
      largest = largest.max(FloatVector.fromArray(FLOATS, values, row));
    }
    return largest.compare(VectorOperators.GE, floor).anyTrue();
  }

  private static FloatVector floats(byte[] panels, int at) {
    return (FloatVector)
        ByteVector.fromArray(BYTES, panels, at).convertShape(VectorOperators.B2F, FLOATS, 0);
  }
}
