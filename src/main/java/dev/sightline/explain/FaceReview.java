package dev.sightline.explain;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.app.OpenModels;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.RecognitionModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The repeated recognition of a face with the current settings: all faces of its frame in one
 * batch.
 *
 * @param face the face with its chip
 * @param index the position among the frame's faces, from 0
 * @param faces the number of faces in the frame
 * @param decision the decision with the current gallery
 */
public record FaceReview(AlignedFace face, int index, int faces, MatchDecision decision) {
  /** The overlap below which no face of the frame is the event's. */
  private static final double SAME_PLACE = 0.3;

  /**
   * Repeats the recognition.
   *
   * @return empty if no face is found any more at the event's place, because the detector differs
   */
  public static Optional<FaceReview> of(
      ReportedFace reported, byte[] jpeg, SightlineConfig config, GalleryCurator curator) {
    try (OpenModels models = OpenModels.withNext(config.embedding())) {
      return of(reported, jpeg, models.of(CurrentGallery.models(curator)), config, curator);
    }
  }

  private static Optional<FaceReview> of(
      ReportedFace reported,
      byte[] jpeg,
      EmbeddingModel model,
      SightlineConfig config,
      GalleryCurator curator) {
    try (FaceReader reader = FaceReader.open(model, config.detection(), config.frames())) {
      RecognitionModel recognition = RecognitionModel.of(model, reader, config.matching());
      List<AlignedFace> faces = facesOf(jpeg, reader);
      Optional<Integer> index = nearest(faces, reported);
      if (index.isEmpty()) {
        return Optional.empty();
      }
      List<MatchDecision> decisions =
          recognition
              .matcher()
              .match(
                  reader.embed(faces),
                  CurrentGallery.read(curator, config.gallery(), model.id()),
                  reported.camera());
      return index.map(
          found -> new FaceReview(faces.get(found), found, faces.size(), decisions.get(found)));
    }
  }

  private static List<AlignedFace> facesOf(byte[] jpeg, FaceReader reader) {
    return reader
        .read(new Picture("frame", jpeg))
        .fold(
            PictureFaces::faces,
            refused -> {
              throw new IllegalStateException(
                  "the event's frame cannot be read now: " + refused.detail());
            });
  }

  /** Returns all persons that the face may be. */
  public Set<PersonId> persons() {
    return decision.evidence().candidates().stream()
        .map(Candidate::person)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Integer> nearest(List<AlignedFace> faces, ReportedFace reported) {
    return IntStream.range(0, faces.size())
        .filter(index -> overlap(faces.get(index), reported) >= SAME_PLACE)
        .boxed()
        .max(
            (a, b) ->
                Double.compare(overlap(faces.get(a), reported), overlap(faces.get(b), reported)));
  }

  private static double overlap(AlignedFace face, ReportedFace reported) {
    return face.face().box().iou(reported.box());
  }
}
