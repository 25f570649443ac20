package dev.sightline.serving.recognition;

import dev.sightline.events.FaceEmbedding;
import java.util.List;

/**
 * What was found in a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param faces highest detector score first; empty if there is none
 */
public record PictureFaces(int width, int height, List<FaceEmbedding> faces) {

  public PictureFaces {
    faces = List.copyOf(faces);
  }
}
