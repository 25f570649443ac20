package dev.sightline.serving.api;

import dev.sightline.detection.Box;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.gallery.PictureVerdict;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Parts;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.recognition.PictureFaces;
import dev.sightline.serving.recognition.RequestModel;
import dev.sightline.serving.recognition.Worker;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Says how alike the largest faces of two pictures are. Leaves nothing behind. */
final class CompareResource implements Resource {
  private static final Comparator<FaceEmbedding> BY_SIZE =
      Comparator.comparingDouble(face -> face.quality().sizePx());

  private final Worker worker;
  private final Supplier<RequestModel> networks;

  CompareResource(Worker worker, Supplier<RequestModel> networks) {
    this.worker = Objects.requireNonNull(worker, "worker");
    this.networks = Objects.requireNonNull(networks, "networks");
  }

  /**
   * @param first the box of the first picture's largest face
   * @param second the box of the second picture's largest face
   * @param cosineSimilarity in [−1, 1]
   * @param threshold from which two faces are taken for one person, for a gallery of one
   * @param samePerson whether the threshold is reached
   */
  private record Comparison(
      Box first, Box second, float cosineSimilarity, float threshold, boolean samePerson) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/compare", Role.OPERATOR, this::compare));
  }

  private void compare(Context request) throws InterruptedException {
    RequestModel network = networks.get();
    FaceEmbedding first = largest(network, Parts.picture(request, "first"));
    FaceEmbedding second = largest(network, Parts.picture(request, "second"));
    float similarity = first.embedding().cosineSimilarity(second.embedding());
    float threshold = network.thresholds().forGalleryOf(1).cosineSimilarity();
    Answers.json(
        request,
        new Comparison(
            first.face().box(),
            second.face().box(),
            similarity,
            threshold,
            similarity >= threshold));
  }

  private FaceEmbedding largest(RequestModel network, byte[] picture) throws InterruptedException {
    PictureFaces found =
        PictureProblems.<PictureFaces>accepted(
            worker.<PictureVerdict<PictureFaces>>ask(() -> network.reader().read(picture)));
    return found.faces().stream()
        .max(BY_SIZE)
        .orElseThrow(() -> ProblemException.unprocessable("picture-no-face", "no face was found"));
  }
}
