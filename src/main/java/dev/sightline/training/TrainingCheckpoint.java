package dev.sightline.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file from which an interrupted run resumes, with the same result as without the interruption.
 *
 * <p>Layout, big-endian: magic number, fingerprint of the run and history as UTF-8 with their
 * lengths, step, then each array of the state with its length. A new checkpoint replaces the file
 * only once it is complete, so there is always a whole one.
 *
 * @param file the file, created at the first validation and replaced at each later one
 * @param fingerprint the hash of everything that determines the run; a checkpoint of another run is
 *     refused
 */
record TrainingCheckpoint(Path file, String fingerprint) {
  private static final int MAGIC = 0x534C4331;
  private static final ObjectMapper JSON = new ObjectMapper();

  void save(TrainingState state) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
        out.writeInt(MAGIC);
        writeBytes(out, fingerprint.getBytes(StandardCharsets.UTF_8));
        writeBytes(out, JSON.writeValueAsBytes(state.history()));
        out.writeInt(state.step());
        for (float[] array : state.arrays()) {
          writeBytes(out, bytes(array));
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + file, e);
    }
  }

  /**
   * Restores the state from the file, if it exists.
   *
   * @return whether it existed
   * @throws ForeignCheckpointException if the file is of another run or not a checkpoint
   */
  boolean restore(TrainingState state) {
    if (!Files.exists(file)) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new ForeignCheckpointException(file + " is not a checkpoint");
      }
      String found = new String(readBytes(in), StandardCharsets.UTF_8);
      if (!found.equals(fingerprint)) {
        throw new ForeignCheckpointException(
            String.format(
                Locale.ROOT,
                "%s is of another run:%n  there: %s%n  here:  %s",
                file,
                found,
                fingerprint));
      }
      List<EpochFigures> history = JSON.readValue(readBytes(in), new TypeReference<>() {});
      int step = in.readInt();
      List<float[]> arrays = new ArrayList<>();
      for (float[] array : state.arrays()) {
        arrays.add(floats(readBytes(in), array.length));
      }
      state.restore(step, arrays, history);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoint " + file, e);
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException(
          String.format(Locale.ROOT, "the file ends %d bytes early", length - bytes.length));
    }
    return bytes;
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes, int expected) throws IOException {
    if (bytes.length != Float.BYTES * expected) {
      throw new IOException(
          "an array has " + bytes.length + " bytes, expected " + Float.BYTES * expected);
    }
    float[] values = new float[expected];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  /** The file belongs to a run with other settings, data or start, or is not a checkpoint. */
  public static final class ForeignCheckpointException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ForeignCheckpointException(String message) {
      super(message);
    }
  }
}
