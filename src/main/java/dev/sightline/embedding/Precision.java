package dev.sightline.embedding;

import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.inference.Float16;
import java.nio.ByteBuffer;

/** The storage format of a bundle's weights. Computation is in float32 either way. */
public enum Precision {
  /** IEEE 754 half precision: 11 significant bits, up to 65,504; half the size. */
  FLOAT16(Short.BYTES) {
    @Override
    void put(float value, ByteBuffer target) {
      target.putShort(Float16.fromFloat(value));
    }

    @Override
    float get(ByteBuffer source) {
      return Float16.toFloat(source.getShort());
    }
  },

  FLOAT32(Float.BYTES) {
    @Override
    void put(float value, ByteBuffer target) {
      target.putFloat(value);
    }

    @Override
    float get(ByteBuffer source) {
      return source.getFloat();
    }
  };

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the number of bytes per weight. */
  public int bytes() {
    return bytes;
  }

  abstract void put(float value, ByteBuffer target);

  abstract float get(ByteBuffer source);

  /**
   * Returns the weights as rounded by storing them.
   *
   * @throws IllegalArgumentException if one is too large for this precision
   */
  NetworkWeights round(NetworkWeights weights) {
    ByteBuffer one = ByteBuffer.allocate(bytes);
    return NetworkWeights.of(
        weights.network(),
        parameter -> {
          float[] values = weights.get(parameter.name());
          for (int i = 0; i < values.length; i++) {
            put(values[i], one.clear());
            values[i] = get(one.flip());
          }
          return values;
        });
  }
}
