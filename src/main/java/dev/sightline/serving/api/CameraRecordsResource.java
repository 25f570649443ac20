package dev.sightline.serving.api;

import dev.sightline.agent.SourceProbe.Found;
import dev.sightline.agent.SourceProbe.Report;
import dev.sightline.cameras.Camera;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraEditor.Change;
import dev.sightline.cameras.CameraEditor.UnknownCameraException;
import dev.sightline.cameras.CameraFields;
import dev.sightline.cameras.SourceAddress;
import dev.sightline.events.ViewedData;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.RequestBody;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.topics.KafkaRequestException;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The cameras that agents publish: their records, without credentials, and a test of each. */
final class CameraRecordsResource implements Resource {
  private static final String CAMERA = "/cameras/{camera}";

  /** The tests at a time: each opens a stream and decodes it. */
  private static final int TESTS = 2;

  private final Api.Cameras cameras;
  private final ViewRecorder recorder;
  private final Semaphore tests = new Semaphore(TESTS);

  CameraRecordsResource(Api.Cameras cameras, ViewRecorder recorder) {
    this.cameras = cameras;
    this.recorder = recorder;
  }

  /** The records, by id. */
  private record Records(List<CameraFields> cameras) {}

  /**
   * The result of a test.
   *
   * @param picture the newest frame as JPEG, in Base64
   */
  private record Tested(Report report, String picture) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/camera-records", Role.VIEWER, this::list),
        Route.get(CAMERA, Role.VIEWER, this::show),
        Route.put(CAMERA, Role.ADMIN, this::put),
        Route.delete(CAMERA, Role.ADMIN, this::remove),
        Route.post(CAMERA + "/test", Role.OPERATOR, this::test));
  }

  private void list(Context request) {
    List<Camera> found = converting(() -> cameras.editor().cameras());
    Answers.json(request, new Records(found.stream().map(CameraRecordsResource::shown).toList()));
  }

  private void show(Context request) {
    Answers.json(request, shown(camera(request)));
  }

  private static CameraFields shown(Camera camera) {
    return CameraFields.of(camera).withoutSealed();
  }

  private Camera camera(Context request) {
    return converting(() -> cameras.editor().camera(id(request)));
  }

  private static String id(Context request) {
    return request.pathParam("camera");
  }

  private void put(Context request) {
    CameraFields body = RequestBody.json(request, CameraFields.class);
    if (body.id() != null || body.sealed() != null) {
      throw ProblemException.badRequest("the body must have neither id nor sealed");
    }
    CameraEditor theirs = cameras.editor().as(Caller.of(request).name());
    boolean unused = converting(() -> theirs.change(Change.PUT, body.withId(id(request))));
    show(request);
  }

  private void remove(Context request) {
    CameraEditor theirs = cameras.editor().as(Caller.of(request).name());
    converting(
        () -> {
          theirs.remove(id(request));
          return true;
        });
    Answers.done(request);
  }

  private void test(Context request) throws InterruptedException {
    String address = converting(() -> cameras.editor().address(camera(request)));
    if (!SourceAddress.isUrl(address)) {
      throw ProblemException.unprocessable(
          "source-local",
          "a file or a webcam is of the agent's machine; test it there with 'sightline cameras"
              + " test'");
    }
    recorder.everybody(request, ViewedData.FRAMES);
    if (!tests.tryAcquire()) {
      throw ProblemException.unavailable("other cameras are being tested; try again");
    }
    try {
      Found found = cameras.tester().test(address);
      Answers.json(
          request,
          new Tested(found.report(), Base64.getEncoder().encodeToString(found.frame().jpeg())));
    } catch (UnreadableSourceException e) {
      throw ProblemException.unprocessable("source-unreadable", e.getMessage());
    } finally {
      tests.release();
    }
  }

  /** A call of the editor. */
  private interface Call<T> {
    T make();
  }

  private static <T> T converting(Call<T> call) {
    try {
      return call.make();
    } catch (UnknownCameraException e) {
      throw ProblemException.notFound("camera-unknown", "there is no such camera");
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    } catch (KafkaRequestException e) {
      throw ProblemException.unavailable(e.getMessage());
    }
  }
}
