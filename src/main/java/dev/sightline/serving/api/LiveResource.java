package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.Broadcast;
import dev.sightline.serving.view.Broadcast.Message;
import dev.sightline.serving.view.Broadcast.Subscription;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resource of live events and of the scenes of watched cameras, as server-sent events (HTML
 * Living Standard, section 9.2). Each listener occupies one of the server's threads.
 */
record LiveResource(Broadcast broadcast, ViewRecorder recorder) implements Resource {
  /** The interval of comments, which detect that a listener has gone. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/live", Role.VIEWER, this::listen));
  }

  private void listen(Context request) {
    Set<String> watched = WatchedCameras.of(request);
    recorder.everybody(request, ViewedData.PRESENCE);
    try (Subscription subscription =
        broadcast
            .subscribe(Caller.of(request).name() + " " + request.ip(), watched)
            .orElseThrow(
                () ->
                    ProblemException.unavailable(
                        "too many live streams are open, in all or of this caller"))) {
      request.contentType("text/event-stream");
      send(request.res(), ": welcome\n\n");
      while (true) {
        Optional<Message> next = subscription.next(HEARTBEAT);
        send(request.res(), next.map(LiveResource::text).orElse(": still here\n\n"));
      }
    } catch (IOException e) {
      // The listener has gone: the normal end.
    } catch (InterruptedException e) {
      // The server is closing.
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Message message) {
    return "event: " + message.type() + "\ndata: " + message.json() + "\n\n";
  }

  /** Sends past the framework, which would buffer small responses. */
  private static void send(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
