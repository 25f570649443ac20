package dev.sightline.streams;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sightline.embedding.Embedding;
import dev.sightline.files.LiveFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files as an attacker reads them who has the disks alone.
 *
 * @param folders looked through with all below them
 * @param part what a path must contain to be looked at
 */
record RawDisks(List<Path> folders, String part) {

  /** Whether any of the byte strings is in any file. */
  boolean holdAny(List<byte[]> secrets) {
    List<String> wanted = secrets.stream().map(secret -> new String(secret, ISO_8859_1)).toList();
    return files().anyMatch(file -> wanted.stream().anyMatch(text(file)::contains));
  }

  /** The components as float32, as they lie in a file. */
  static byte[] vector(Embedding embedding, ByteOrder order) {
    float[] values = embedding.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(order);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private Stream<Path> files() {
    return folders.stream()
        .flatMap(RawDisks::below)
        .filter(file -> file.toString().contains(part))
        .filter(Files::isRegularFile);
  }

  private static Stream<Path> below(Path folder) {
    try {
      return LiveFolder.below(folder).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + folder, e);
    }
  }

  /** A byte a character. A file that Kafka deletes meanwhile holds nothing. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
