package dev.sightline.serving.api;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.embedding.Embedding;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.GalleryView;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The resource that finds who is in a picture. Stores nothing. */
record IdentifyResource(
    Worker worker, Supplier<RecognitionModel> models, GalleryView gallery, ViewRecorder recorder)
    implements Resource {

  /**
   * The faces found.
   *
   * @param width the width of the picture in pixels
   * @param height the height of the picture in pixels
   * @param faces the faces, highest detector score first
   */
  private record Identification(int width, int height, List<FaceFinding> faces) {}

  /** The faces of the picture and their embeddings, in the same order. */
  private record EmbeddedFaces(PictureFaces found, List<Embedding> embeddings) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/identify", Role.OPERATOR, this::identify));
  }

  private void identify(Context request) throws InterruptedException {
    byte[] picture = RequestBody.picture(request);
    RecognitionModel model = models.get();
    EmbeddedFaces embedded =
        PictureProblems.accepted(worker.ask(() -> embedded(model.reader(), picture)));
    PictureFaces found = embedded.found();
    List<MatchDecision> decisions = model.matcher().match(embedded.embeddings(), gallery.index());
    List<FaceFinding> faces =
        IntStream.range(0, decisions.size())
            .mapToObj(i -> FaceFinding.of(found.faces().get(i), decisions.get(i)))
            .toList();
    faces.stream()
        .flatMap(face -> face.candidates().stream())
        .map(near -> new PersonId(near.collection(), near.person()))
        .distinct()
        .forEach(person -> recorder.person(request, person, ViewedData.SEARCH));
    Answers.json(request, new Identification(found.width(), found.height(), faces));
  }

  private static PictureVerdict<EmbeddedFaces> embedded(FaceReader reader, byte[] picture) {
    return reader
        .read(new Picture("request", picture))
        .map(found -> new EmbeddedFaces(found, reader.embed(found.faces())));
  }
}
