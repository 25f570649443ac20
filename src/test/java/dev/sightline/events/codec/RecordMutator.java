package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Puts extreme numbers and damage into records; the same seed makes the same records. */
public final class RecordMutator {
  private static final long[] INTEGERS = {
    Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 253402300800000L
  };
  private static final float[] FLOATS = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -0f,
    0,
    -1,
    1e6f,
    1e30f
  };
  private static final double[] DOUBLES = {
    Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -1
  };
  private static final List<String> LITERALS =
      List.of(
          "-9223372036854775808",
          "9223372036854775807",
          "1e308",
          "-1e308",
          "1e999",
          "0",
          "-1",
          "null",
          "[]",
          "{}",
          "\"\"",
          "\"NaN\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"-1000000000-01-01T00:00:00Z\"");
  private static final Pattern VALUE =
      Pattern.compile("(?<=:)(-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|\"[^\"]*\"|null|true|false)");

  private final Random random;
  private double rate;

  public RecordMutator(long seed) {
    this.random = new Random(seed);
  }

  /** A Protobuf record with some of its numbers replaced, or damaged. */
  public byte[] protobuf(byte[] record) {
    rate = Math.pow(random.nextDouble(), 4);
    if (random.nextInt(10) == 0) {
      return damage(record);
    }
    try {
      return mutate(UnknownFieldSet.parseFrom(record)).toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("the record itself is malformed", e);
    }
  }

  /** A JSON record with some of its values replaced, or damaged. */
  public byte[] json(byte[] record) {
    rate = random.nextDouble() / 2;
    return random.nextInt(10) == 0
        ? damage(record)
        : VALUE
            .matcher(new String(record, StandardCharsets.UTF_8))
            .replaceAll(found -> isHit() ? pick(LITERALS) : found.group().replace("$", "\\$"))
            .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damage(byte[] record) {
    byte[] damaged = record.clone();
    for (int i = random.nextInt(8); i >= 0 && damaged.length > 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private UnknownFieldSet mutate(UnknownFieldSet message) {
    UnknownFieldSet.Builder mutated = UnknownFieldSet.newBuilder();
    for (Map.Entry<Integer, UnknownFieldSet.Field> field : message.asMap().entrySet()) {
      mutated.addField(field.getKey(), mutate(field.getValue()));
    }
    return mutated.build();
  }

  private UnknownFieldSet.Field mutate(UnknownFieldSet.Field field) {
    UnknownFieldSet.Field.Builder mutated = UnknownFieldSet.Field.newBuilder();
    field
        .getVarintList()
        .forEach(n -> mutated.addVarint(isHit() ? INTEGERS[random.nextInt(INTEGERS.length)] : n));
    field
        .getFixed32List()
        .forEach(n -> mutated.addFixed32(isHit() ? Float.floatToRawIntBits(nextFloat()) : n));
    field
        .getFixed64List()
        .forEach(
            n ->
                mutated.addFixed64(
                    isHit()
                        ? Double.doubleToRawLongBits(DOUBLES[random.nextInt(DOUBLES.length)])
                        : n));
    field.getLengthDelimitedList().forEach(bytes -> mutated.addLengthDelimited(mutate(bytes)));
    return mutated.build();
  }

  /** A message, packed numbers or text: the wire does not say. */
  private ByteString mutate(ByteString bytes) {
    try {
      return mutate(UnknownFieldSet.parseFrom(bytes)).toByteString();
    } catch (InvalidProtocolBufferException e) {
      return isHit() ? replaced(bytes) : bytes;
    }
  }

  private ByteString replaced(ByteString bytes) {
    if (bytes.size() % Float.BYTES != 0 || bytes.isEmpty()) {
      return ByteString.copyFrom(damage(bytes.toByteArray()));
    }
    byte[] numbers = bytes.toByteArray();
    int at = random.nextInt(numbers.length / Float.BYTES) * Float.BYTES;
    ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, nextFloat());
    return ByteString.copyFrom(numbers);
  }

  private float nextFloat() {
    return FLOATS[random.nextInt(FLOATS.length)];
  }

  private boolean isHit() {
    return random.nextDouble() < rate;
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
