package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import io.javalin.http.Context;
import java.util.List;

/** The resource that reviews a person's enrolled faces. */
record ReviewResource(Editors editors, ViewRecorder recorder) implements Resource {

  /**
   * A review.
   *
   * @param outliers the samples that agree with none of the person's others
   * @param nearDuplicates pairs of samples that are nearly equal
   */
  private record Review(List<String> outliers, List<NearDuplicate> nearDuplicates) {

    static Review of(ReviewedTemplates reviewed) {
      return new Review(
          reviewed.outliers().stream().map(TemplateId::sample).toList(),
          reviewed.nearDuplicates().stream()
              .map(
                  pair ->
                      new NearDuplicate(
                          pair.first().sample(), pair.second().sample(), pair.cosineSimilarity()))
              .toList());
    }
  }

  private record NearDuplicate(String first, String second, float cosineSimilarity) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/persons/{collection}/{person}/review", Role.OPERATOR, this::review));
  }

  private void review(Context request) throws InterruptedException {
    PersonId person = PathIds.person(request);
    if (editors.curator().templatesOf(person).isEmpty()) {
      throw PathIds.unknown();
    }
    recorder.person(request, person, ViewedData.TEMPLATES);
    Answers.json(request, Review.of(editors.ask(() -> editors.curator().review(person))));
  }
}
