package dev.sightline.evaluation.pictures;

import dev.sightline.files.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A cache of embeddings, found by the picture's content, in one file per model and preprocessing of
 * the chip.
 *
 * <p>Layout: number of entries and dimension, then each picture's hash and its components.
 *
 * @param file the file, created when the first embeddings are stored; it holds biometric data
 */
public record EmbeddingCache(Path file) {

  /**
   * Returns the embeddings of these faces; those not in the file are computed and added to it.
   *
   * @param compute embeds faces, {@code [faces][dimension]}
   */
  public float[][] get(List<StoredFace> faces, Function<List<StoredFace>, float[][]> compute) {
    Map<String, float[]> known = read();
    Map<String, StoredFace> missing = new TreeMap<>();
    for (StoredFace face : faces) {
      if (!known.containsKey(face.contentHash())) {
        missing.put(face.contentHash(), face);
      }
    }
    if (!missing.isEmpty()) {
      List<StoredFace> unknown = new ArrayList<>(missing.values());
      float[][] computed = compute.apply(unknown);
      for (int i = 0; i < computed.length; i++) {
        known.put(unknown.get(i).contentHash(), computed[i]);
      }
      write(known);
    }
    return faces.stream().map(face -> known.get(face.contentHash())).toArray(float[][]::new);
  }

  private Map<String, float[]> read() {
    Map<String, float[]> known = new HashMap<>();
    if (!Files.exists(file)) {
      return known;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int entries = in.readInt();
      int dimension = in.readInt();
      for (int i = 0; i < entries; i++) {
        String hash = in.readUTF();
        float[] values = new float[dimension];
        for (int k = 0; k < dimension; k++) {
          values[k] = in.readFloat();
        }
        known.put(hash, values);
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the embedding cache " + file, e);
    }
  }

  private void write(Map<String, float[]> known) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      PrivateFiles.createDirectories(file.getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(PrivateFiles.newOutputStream(part)))) {
        out.writeInt(known.size());
        out.writeInt(known.values().iterator().next().length);
        for (Map.Entry<String, float[]> entry : known.entrySet()) {
          out.writeUTF(entry.getKey());
          for (float value : entry.getValue()) {
            out.writeFloat(value);
          }
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the embedding cache " + file, e);
    }
  }
}
