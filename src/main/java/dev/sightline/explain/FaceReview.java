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
 * A face worked out anew, as the stages would now: all faces of its frame in one batch.
 *
 * @param face with its chip
 * @param index counts the faces of the frame from 0
 * @param faces how many the frame has
 * @param decision by the gallery as it is now
 */
public record FaceReview(AlignedFace face, int index, int faces, MatchDecision decision) {
  /** Below it, no face of the frame is the one that the event tells of. */
  private static final double SAME_PLACE = 0.3;

  /** Empty if there is no face any more where the event saw one: another detector sees others. */
  public static Optional<FaceReview> of(
      ReportedFace told, byte[] jpeg, SightlineConfig config, GalleryCurator desk) {
    try (OpenModels models = OpenModels.withNext(config.embedding())) {
      return of(told, jpeg, models.of(CurrentGallery.models(desk)), config, desk);
    }
  }

  private static Optional<FaceReview> of(
      ReportedFace told,
      byte[] jpeg,
      EmbeddingModel model,
      SightlineConfig config,
      GalleryCurator desk) {
    try (FaceReader reader = FaceReader.open(model, config.detection(), config.frames())) {
      RecognitionModel recognition = RecognitionModel.of(model, reader, config.matching());
      List<AlignedFace> faces = facesOf(jpeg, reader);
      Optional<Integer> index = nearest(faces, told);
      if (index.isEmpty()) {
        return Optional.empty();
      }
      List<MatchDecision> decisions =
          recognition
              .matcher()
              .match(
                  reader.embed(faces),
                  CurrentGallery.read(desk, config.gallery(), model.id()),
                  told.camera());
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

  /** Everybody whom the face is like. */
  public Set<PersonId> persons() {
    return decision.evidence().candidates().stream()
        .map(Candidate::person)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Integer> nearest(List<AlignedFace> faces, ReportedFace told) {
    return IntStream.range(0, faces.size())
        .filter(index -> overlap(faces.get(index), told) >= SAME_PLACE)
        .boxed()
        .max((a, b) -> Double.compare(overlap(faces.get(a), told), overlap(faces.get(b), told)));
  }

  private static double overlap(AlignedFace face, ReportedFace told) {
    return face.face().box().iou(told.box());
  }
}
