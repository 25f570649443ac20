package dev.sightline.serving.api;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.detection.Box;
import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.serving.http.ProblemException;
import java.util.List;
import java.util.Optional;

/** The largest face of a picture. */
record LargestFace(Box box, Embedding embedding) {

  /**
   * Reads a picture on the thread of a model.
   *
   * @throws ProblemException 503 if too many are waiting, 422 if there is no face
   */
  static LargestFace of(Worker worker, RecognitionModel model, byte[] picture)
      throws InterruptedException {
    return PictureProblems.<Optional<LargestFace>>accepted(
            worker.<PictureVerdict<Optional<LargestFace>>>ask(() -> read(model.reader(), picture)))
        .orElseThrow(() -> ProblemException.unprocessable("picture-no-face", "no face was found"));
  }

  private static PictureVerdict<Optional<LargestFace>> read(FaceReader reader, byte[] picture) {
    return reader
        .read(new Picture("request", picture))
        .map(PictureFaces::largest)
        .map(face -> face.map(found -> embedded(reader, found)));
  }

  private static LargestFace embedded(FaceReader reader, AlignedFace face) {
    return new LargestFace(face.face().box(), reader.embed(List.of(face)).get(0));
  }
}
