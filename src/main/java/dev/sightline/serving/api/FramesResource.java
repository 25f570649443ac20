package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.CameraWall;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource of single frames: the newest from memory, older ones for as long as their topic
 * keeps them.
 */
record FramesResource(CameraWall wall, FrameArchive archive, ViewRecorder recorder)
    implements Resource {
  private static final Pattern PLACE = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/frames/{frame}", Role.VIEWER, this::frame));
  }

  private void frame(Context request) {
    recorder.everybody(request, ViewedData.FRAMES);
    Matcher place = PLACE.matcher(request.pathParam("frame"));
    if (!place.matches()) {
      throw ProblemException.badRequest(
          "a frame is named by its partition and offset, as in 3-1234");
    }
    byte[] jpeg =
        wall.frame(place.group())
            .or(() -> archived(place))
            .orElseThrow(
                () -> ProblemException.notFound("frame-gone", "the frame is not kept any more"));
    Answers.bytes(request, "image/jpeg", jpeg);
  }

  private Optional<byte[]> archived(Matcher place) {
    return archive.frame(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)));
  }
}
