package dev.sightline.serving.recognition;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureReader;
import dev.sightline.gallery.PictureVerdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Finds and embeds the faces of a picture. Belongs to one thread, a {@link Worker}'s. */
public final class FaceReader implements AutoCloseable {
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final PictureReader reader;

  /**
   * @param extractor of the embedder's chip template; handed over
   * @param embedder handed over
   * @param gate what a JPEG must pass before it is decoded
   */
  public FaceReader(FaceExtractor extractor, FaceEmbedder embedder, FrameGate gate) {
    this.extractor = Objects.requireNonNull(extractor, "extractor");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
    this.reader = new PictureReader(gate);
  }

  /**
   * The faces of a picture, or why it cannot be read.
   *
   * @param picture a JPEG or PNG
   */
  public PictureVerdict<PictureFaces> read(byte[] picture) {
    return reader
        .read(new Picture("request", picture))
        .then(image -> new PictureVerdict.Accepted<>(facesOf(image)));
  }

  private PictureFaces facesOf(Image opened) {
    try (Image image = opened) {
      List<AlignedFace> faces = extractor.extract(image);
      List<Embedding> embeddings = embedder.embed(faces.stream().map(AlignedFace::chip).toList());
      return new PictureFaces(
          image.width(),
          image.height(),
          IntStream.range(0, faces.size())
              .mapToObj(i -> embedded(faces.get(i), embeddings.get(i)))
              .toList());
    }
  }

  private static FaceEmbedding embedded(AlignedFace face, Embedding embedding) {
    return new FaceEmbedding(face.face(), face.quality(), embedding);
  }

  @Override
  public void close() {
    embedder.close();
    extractor.close();
  }
}
