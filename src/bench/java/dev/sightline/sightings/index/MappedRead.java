package dev.sightline.sightings.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A plain sum over mapped bytes: what the machine needs merely to read them. */
final class MappedRead {
  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;

  private MappedRead() {}

  /** Adds up all bytes, four vectors at a time, but for the last ones that fill no vector. */
  static byte sum(ByteBuffer bytes) {
    int length = SPECIES.length();
    ByteVector sum0 = ByteVector.zero(SPECIES);
    ByteVector sum1 = sum0;
    ByteVector sum2 = sum0;
    ByteVector sum3 = sum0;
    for (int at = 0; at <= bytes.capacity() - 4 * length; at += 4 * length) {
      sum0 = sum0.add(read(bytes, at));
      sum1 = sum1.add(read(bytes, at + length));
      sum2 = sum2.add(read(bytes, at + 2 * length));
      sum3 = sum3.add(read(bytes, at + 3 * length));
    }
    return sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
  }

  private static ByteVector read(ByteBuffer bytes, int at) {
    return ByteVector.fromByteBuffer(SPECIES, bytes, at, ByteOrder.LITTLE_ENDIAN);
  }
}
