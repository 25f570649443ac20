package dev.sightline.events;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.util.List;
import java.util.Objects;

/**
 * The embeddings of all faces of one frame: the record of {@code sightline.embeddings}.
 *
 * @param frame the frame
 * @param model the model that computed the embeddings
 * @param faces the faces in the order of {@link FrameFaces}; empty for an empty scene
 */
public record FrameEmbeddings(FrameRef frame, ModelId model, List<FaceEmbedding> faces) {

  /**
   * @throws IllegalArgumentException if an embedding is of another model
   */
  public FrameEmbeddings {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(model, "model");
    faces = List.copyOf(faces);
    if (faces.size() > FrameFaces.MAX_FACES) {
      throw new IllegalArgumentException(
          "a frame has at most " + FrameFaces.MAX_FACES + " faces, had " + faces.size());
    }
    for (FaceEmbedding face : faces) {
      if (!face.embedding().model().equals(model)) {
        throw new IllegalArgumentException(
            "the embeddings of a frame must be of its model "
                + model
                + ", found "
                + face.embedding().model());
      }
    }
  }

  /** Returns the embeddings alone, in order. */
  public List<Embedding> embeddings() {
    return faces.stream().map(FaceEmbedding::embedding).toList();
  }
}
