package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult.Refusal;
import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.Views;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The resource that lists strangers, names them, or puts them on the ignore list. */
record StrangersResource(Editors editors, Views views) implements Resource {
  private static final int MAX_STRANGERS = 500;

  /**
   * The strangers.
   *
   * @param strangers the latest seen first
   * @param leftOut the number of further strangers
   */
  private record Listing(List<StrangerSummary> strangers, int leftOut) {}

  private record NewName(String id, String collection, String person) {}

  private record Ignored(String id, String collection) {}

  /**
   * The result of naming a stranger.
   *
   * @param enrolled whether the person has a template now
   * @param withoutFace the number of visits of which no face is kept
   * @param revised the number of past visits revised
   * @param notSearched which past visits were not searched; null if all were
   * @param refusals the reasons why faces gave no template
   */
  private record Naming(
      boolean enrolled, int withoutFace, int revised, String notSearched, List<String> refusals) {

    static Naming of(NamingResult result) {
      return new Naming(
          result.isEnrolled(),
          result.withoutFace(),
          result.revised().count(),
          result.revised().notSearched().orElse(null),
          Stream.concat(
                  result.enrolment().refusals().stream().map(Naming::words),
                  result.enrolment().reviewed().heldBack().stream().map(EnrolmentResource::detail))
              .toList());
    }

    private static String words(Refusal refusal) {
      return FaceFinding.code(refusal.reason()) + ": " + refusal.detail();
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/strangers", Role.VIEWER, this::list),
        Route.post("/strangers/name", Role.OPERATOR, this::name),
        Route.post("/strangers/ignore", Role.OPERATOR, this::ignore));
  }

  private void list(Context request) {
    List<ListedStranger> found =
        StrangerCurator.listed(views.events().all(), views.gallery().persons(), views.strangers());
    List<StrangerSummary> latestFirst =
        found.stream()
            .sorted(Comparator.comparing(ListedStranger::lastSeen).reversed())
            .limit(MAX_STRANGERS)
            .map(stranger -> StrangerSummary.of(stranger, views.gallery()))
            .toList();
    Answers.json(request, new Listing(latestFirst, found.size() - latestFirst.size()));
  }

  private void name(Context request) throws InterruptedException {
    NewName name = RequestBody.json(request, NewName.class);
    String id = RequestBody.required("id", name.id());
    PersonId person = person(name.collection(), name.person());
    NamingResult named = editors.ask(() -> theirs(request).name(id, person));
    Answers.json(request, Naming.of(named));
  }

  private void ignore(Context request) throws InterruptedException {
    Ignored ignored = RequestBody.json(request, Ignored.class);
    String id = RequestBody.required("id", ignored.id());
    String collection = person(ignored.collection(), "anybody").collection();
    NamingResult result = editors.ask(() -> theirs(request).ignore(id, collection));
    Answers.json(request, Naming.of(result));
  }

  private static PersonId person(String collection, String person) {
    String named = RequestBody.required("person", person);
    String within = RequestBody.required("collection", collection);
    return PathIds.named(() -> new PersonId(within, named));
  }

  private StrangerCurator theirs(Context request) {
    return editors.curator().as(Caller.of(request).name()).strangers();
  }
}
