package dev.sightline.evaluation.pictures;

import dev.sightline.frames.Pixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A face cut out of a picture, in a {@link FaceStore}.
 *
 * @param picture the picture it is from
 * @param contentHash the SHA-256 of the picture file, in hexadecimal
 * @param png the file with its pixels
 */
public record StoredFace(PersonPicture picture, String contentHash, Path png) {

  /** Reads the pixels, which is cheap compared with detecting the face again. */
  public Pixels pixels() {
    try {
      return Pixels.ofPng(Files.readAllBytes(png));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the stored face " + png, e);
    }
  }
}
