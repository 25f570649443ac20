package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.RecentDeadLetters;
import dev.sightline.serving.view.RecentDeadLetters.Letter;
import io.javalin.http.Context;
import java.util.List;

/** The records that could not be processed, and why. */
record DeadLettersResource(RecentDeadLetters letters, ViewRecorder recorder) implements Resource {

  /** The dead letters, the latest first. */
  private record Letters(List<Letter> deadLetters) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/dead-letters", Role.OPERATOR, this::list),
        Route.get("/dead-letters/{id}/value", Role.OPERATOR, this::value));
  }

  private void list(Context request) {
    Answers.json(request, new Letters(letters.all()));
  }

  private void value(Context request) {
    recorder.everybody(request, ViewedData.FRAMES);
    byte[] value =
        letters
            .value(request.pathParam("id"))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "dead-letter-gone", "only the newest dead letters are kept here"));
    Answers.bytes(request, "application/octet-stream", value);
  }
}
