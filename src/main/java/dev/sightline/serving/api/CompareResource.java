package dev.sightline.serving.api;

import dev.sightline.detection.Box;
import dev.sightline.matching.RecognitionModel;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Parts;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The resource that compares the largest faces of two pictures. Stores nothing. */
record CompareResource(Worker worker, Supplier<RecognitionModel> models) implements Resource {

  /**
   * The result of a comparison.
   *
   * @param first the box of the first picture's largest face
   * @param second the box of the second picture's largest face
   * @param cosineSimilarity the similarity of the faces, in [−1, 1]
   * @param threshold the similarity above which two faces are taken for one person, for a gallery
   *     of one
   * @param samePerson whether the threshold is reached
   */
  private record Comparison(
      Box first, Box second, float cosineSimilarity, float threshold, boolean samePerson) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/compare", Role.OPERATOR, this::compare));
  }

  private void compare(Context request) throws InterruptedException {
    RecognitionModel model = models.get();
    LargestFace first = LargestFace.of(worker, model, Parts.picture(request, "first"));
    LargestFace second = LargestFace.of(worker, model, Parts.picture(request, "second"));
    float similarity = first.embedding().cosineSimilarity(second.embedding());
    float threshold = model.thresholds().forGalleryOf(1).cosineSimilarity();
    Answers.json(
        request,
        new Comparison(first.box(), second.box(), similarity, threshold, similarity >= threshold));
  }
}
