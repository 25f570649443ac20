package dev.sightline.evaluation.pictures;

import dev.sightline.files.PrivateFiles;
import dev.sightline.frames.Image;
import dev.sightline.frames.Image.UndecodableImageException;
import dev.sightline.frames.Pixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A store of faces cut out of pictures, as PNG files under the hash of the picture's bytes, in one
 * folder per {@link FaceCutter#id()}. A picture without a face is stored as an empty file, so that
 * it is not searched again. Safe for several threads and processes: files are written completely or
 * not at all.
 */
final class FaceStore {
  private final Path folder;

  /**
   * @param folder the folder, created if it is missing
   * @param cutterId the id of the cutter of these faces
   */
  FaceStore(Path folder, String cutterId) {
    this.folder = folder.resolve(cutterId);
  }

  /**
   * Returns the face of a picture's bytes; cuts it out unless it is stored.
   *
   * @return the PNG file, or empty if the picture shows no face
   * @throws UndecodableImageException if the bytes are not a picture
   */
  Optional<Path> face(byte[] picture, FaceCutter cutter) {
    Path file = folder.resolve(hash(picture) + ".png");
    try {
      if (!Files.exists(file)) {
        write(file, cut(picture, cutter));
      }
      return Files.size(file) == 0 ? Optional.empty() : Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the face store " + folder, e);
    }
  }

  private static byte[] cut(byte[] picture, FaceCutter cutter) {
    try (Image image = Image.decode(picture)) {
      return cutter.cut(image).map(Pixels::toPng).orElseGet(() -> new byte[0]);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    PrivateFiles.createDirectories(file.getParent());
    Path part = PrivateFiles.createTempFile(file.getParent(), "face", ".part");
    Files.write(part, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the SHA-256 in hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
