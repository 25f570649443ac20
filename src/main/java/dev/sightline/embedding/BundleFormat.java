package dev.sightline.embedding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.detection.Landmarks;
import dev.sightline.embedding.ModelBundle.UnreadableBundleException;
import dev.sightline.embedding.network.NetworkDescription;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The binary format of a {@link ModelBundle}, version 1, little-endian.
 *
 * <pre>
 * 0   8  magic "SIGHTSLM"
 * 8   4  version
 * 12  4  length h of the header
 * 16  8  length of the file
 * 24  h  header: UTF-8 JSON, keys in alphabetical order, made of {@link Header}
 * …  weights, one parameter after another in the network's order, in the header's precision
 * 32 SHA-256 of all that precedes
 * </pre>
 *
 * <p>The header is JSON so that a person or a script can read it, and Jackson so that records need
 * no code.
 */
final class BundleFormat {
  static final int VERSION = 1;
  private static final byte[] MAGIC = "SIGHTSLM".getBytes(StandardCharsets.US_ASCII);
  private static final int PREFIX = MAGIC.length + 2 * Integer.BYTES + Long.BYTES;
  private static final int DIGEST = 32;
  private static final int ID_BYTES = 6;

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          // A template without mouth corners is written as before there were any, so that the ids
          // of older models stay.
          .withConfigOverride(
              Landmarks.class,
              landmarks ->
                  landmarks.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)))
          .build();

  /** The header before the weights. */
  record Header(
      NetworkDescription network,
      Preprocessing preprocessing,
      Precision precision,
      ModelCard card) {}

  /** The parts of the header that, with the weights, determine an embedding. */
  private record Identity(NetworkDescription network, Preprocessing preprocessing) {}

  private BundleFormat() {}

  static ModelId id(NetworkWeights weights, Preprocessing preprocessing) {
    MessageDigest digest = sha256();
    digest.update(json(new Identity(weights.network(), preprocessing)));
    for (Parameter parameter : weights.network().parameters()) {
      float[] values = weights.get(parameter.name());
      ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes);
    }
    return id(weights.network().name(), digest);
  }

  /** Returns the id of an ONNX file, from its bytes and its properties. */
  static ModelId id(OnnxProperties properties, byte[] onnx) {
    MessageDigest digest = sha256();
    digest.update(json(properties));
    digest.update(onnx);
    return id(properties.name(), digest);
  }

  private static ModelId id(String name, MessageDigest digest) {
    return new ModelId(name + "-" + HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES));
  }

  static byte[] encode(ModelBundle bundle) {
    byte[] header =
        json(
            new Header(
                bundle.network(), bundle.preprocessing(), bundle.precision(), bundle.card()));
    long length = length(header.length, bundle.network(), bundle.precision());
    byte[] file = new byte[Math.toIntExact(length)];
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(VERSION).putInt(header.length).putLong(length).put(header);
    for (Parameter parameter : bundle.network().parameters()) {
      for (float value : bundle.weights().get(parameter.name())) {
        bundle.precision().put(value, bytes);
      }
    }
    MessageDigest digest = sha256();
    digest.update(file, 0, bytes.position());
    bytes.put(digest.digest());
    return file;
  }

  /**
   * Decodes a bundle.
   *
   * @param source the name used in messages
   */
  static ModelBundle decode(byte[] file, String source) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = checkedPrefix(bytes, source);
    requireIntact(file, source);
    Header header = header(bytes, headerLength, source);
    if (file.length != length(headerLength, header.network(), header.precision())) {
      throw new UnreadableBundleException(
          String.format(
              Locale.ROOT,
              "%s has %d bytes, network %s in %s needs %d",
              source,
              file.length,
              header.network().name(),
              header.precision(),
              length(headerLength, header.network(), header.precision())));
    }
    NetworkWeights weights =
        NetworkWeights.of(header.network(), parameter -> read(parameter, header, bytes));
    return ModelBundle.of(weights, header.precision(), header.preprocessing(), header.card());
  }

  private static int checkedPrefix(ByteBuffer bytes, String source) {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.capacity() < PREFIX + DIGEST || !Arrays.equals(MAGIC, start(bytes, magic))) {
      throw new UnreadableBundleException(
          source + " is not a model bundle: its first bytes are not those of one");
    }
    int version = bytes.getInt();
    if (version > VERSION || version < 1) {
      throw new UnreadableBundleException(
          source
              + " has version "
              + version
              + " of the bundle format, this version of Sightline reads up to "
              + VERSION);
    }
    int headerLength = bytes.getInt();
    long length = bytes.getLong();
    if (length != bytes.capacity()) {
      throw new UnreadableBundleException(
          source
              + " is truncated or too long: it has "
              + bytes.capacity()
              + " bytes, should have "
              + length);
    }
    return headerLength;
  }

  private static byte[] start(ByteBuffer bytes, byte[] target) {
    bytes.get(target);
    return target;
  }

  private static void requireIntact(byte[] file, String source) {
    int end = file.length - DIGEST;
    MessageDigest digest = sha256();
    digest.update(file, 0, end);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(file, end, file.length))) {
      throw new UnreadableBundleException(
          source + " was altered: its contents do not match its SHA-256");
    }
  }

  private static Header header(ByteBuffer bytes, int length, String source) {
    byte[] json = new byte[length];
    bytes.get(json);
    try {
      return JSON.readValue(json, Header.class);
    } catch (IOException e) {
      throw new UnreadableBundleException(
          source + " has a header that cannot be read: " + e.getMessage(), e);
    }
  }

  private static float[] read(Parameter parameter, Header header, ByteBuffer bytes) {
    float[] values = new float[parameter.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = header.precision().get(bytes);
    }
    return values;
  }

  private static long length(int header, NetworkDescription network, Precision precision) {
    long weights = network.parameters().stream().mapToLong(Parameter::size).sum();
    return PREFIX + header + weights * precision.bytes() + DIGEST;
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + value.getClass(), e);
    }
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
