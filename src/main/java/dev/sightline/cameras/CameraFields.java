package dev.sightline.cameras;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sightline.cameras.Camera.Labels;
import dev.sightline.cameras.Camera.Sending;
import dev.sightline.cameras.CameraSource.Transport;
import dev.sightline.events.CameraKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * A camera as JSON says it: in its topic, in a file and over HTTP. A field may be null.
 *
 * @param source the address; without credentials where they are sealed
 * @param sealed the whole address, encrypted; in the topic and in files only
 * @param maxFps 0 for what the agent's settings say, and so is {@code maxBytes}
 * @param schedule empty for always
 */
@JsonInclude(NON_NULL)
public record CameraFields(
    String id,
    String source,
    String sealed,
    Transport transport,
    Double maxFps,
    Integer maxBytes,
    Boolean motionGate,
    String site,
    String place,
    Boolean enabled,
    String schedule) {

  /** Returns what a record says of a camera, sealed credentials included. */
  public static CameraFields of(Camera camera) {
    CameraSource source = camera.source();
    Sending sending = camera.sending();
    return new CameraFields(
        camera.id(),
        source.address(),
        source.sealed().orElse(null),
        source.transport().orElse(null),
        sending.maxFps().orElse(null),
        sending.maxBytes().orElse(null),
        sending.motionGate().orElse(null),
        nullIfEmpty(camera.labels().site()),
        nullIfEmpty(camera.labels().place()),
        camera.enabled(),
        nullIfEmpty(camera.schedule().text()));
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Returns the same fields without sealed credentials. */
  public CameraFields withoutSealed() {
    return new CameraFields(
        id, source, null, transport, maxFps, maxBytes, motionGate, site, place, enabled, schedule);
  }

  /** Returns the same fields for a camera of this id. */
  public CameraFields withId(String other) {
    return new CameraFields(
        other,
        source,
        sealed,
        transport,
        maxFps,
        maxBytes,
        motionGate,
        site,
        place,
        enabled,
        schedule);
  }

  /**
   * Returns the camera that a record describes.
   *
   * @throws IllegalArgumentException if it describes none
   */
  Camera toCamera() {
    return camera(
        new CameraSource(
            required(source), Optional.ofNullable(sealed), Optional.ofNullable(transport)),
        Optional.empty());
  }

  /**
   * Returns the camera that these fields ask for. A source that is null, or the address as it is
   * shown, leaves the source unchanged.
   *
   * @param before the camera of this id, if there is one
   * @param isPartial whether other fields that are null leave their values unchanged, too
   * @throws IllegalArgumentException if a value is wrong, or there are credentials and no key
   */
  Camera applyTo(Optional<Camera> before, boolean isPartial, CameraSeal seal) {
    Optional<Camera> kept = isPartial ? before : Optional.empty();
    Optional<Transport> carried =
        Optional.ofNullable(transport)
            .or(() -> kept.flatMap(camera -> camera.source().transport()));
    CameraSource from = sealed == null ? source(before, seal) : sealedSource(before, seal);
    return camera(new CameraSource(from.address(), from.sealed(), carried), kept);
  }

  private CameraSource source(Optional<Camera> before, CameraSeal seal) {
    return before
        .filter(camera -> source == null || seal.isOf(camera, source))
        .map(Camera::source)
        .orElseGet(() -> seal.seal(id, required(source)));
  }

  /**
   * Returns the source of a file, whose seal must be one of this deployment. The seal of the camera
   * before stays if it holds the same address, because a newer key may have made it.
   */
  private CameraSource sealedSource(Optional<Camera> before, CameraSeal seal) {
    CameraSource from = new CameraSource(required(source), Optional.of(sealed), Optional.empty());
    String address = seal.open(id, from);
    return before.filter(camera -> seal.isOf(camera, address)).map(Camera::source).orElse(from);
  }

  private Camera camera(CameraSource from, Optional<Camera> before) {
    Optional<Sending> sending = before.map(Camera::sending);
    Optional<Labels> labels = before.map(Camera::labels);
    return new Camera(
        id,
        from,
        new Sending(
            or(maxFps, sending, Sending::maxFps).filter(fps -> fps != 0),
            or(maxBytes, sending, Sending::maxBytes).filter(bytes -> bytes != 0),
            or(motionGate, sending, Sending::motionGate)),
        new Labels(
            said(site, labels.map(Labels::site), ""), said(place, labels.map(Labels::place), "")),
        said(enabled, before.map(Camera::enabled), true),
        schedule == null
            ? before.map(Camera::schedule).orElse(Schedule.ALWAYS)
            : Schedule.parse(schedule));
  }

  private static <T> Optional<T> or(
      T said, Optional<Sending> before, Function<Sending, Optional<T>> value) {
    return Optional.ofNullable(said).or(() -> before.flatMap(value));
  }

  private static <T> T said(T said, Optional<T> before, T otherwise) {
    return said == null ? before.orElse(otherwise) : said;
  }

  /**
   * Returns the id.
   *
   * @throws IllegalArgumentException if there is none
   */
  String requiredId() {
    if (id == null) {
      throw new IllegalArgumentException("a camera needs an id");
    }
    return CameraKey.requireValid(id);
  }

  private String required(String address) {
    if (address == null) {
      throw new IllegalArgumentException("camera " + id + " needs a source");
    }
    return address;
  }
}
