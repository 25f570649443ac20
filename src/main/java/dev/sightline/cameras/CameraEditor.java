package dev.sightline.cameras;

import dev.sightline.audit.Audit;
import dev.sightline.audit.AuditLog;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.lifecycle.Resources;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows and changes the cameras, on behalf of one actor, and audits who changed what. Thread-safe:
 * this and all editors made of it do one call at a time.
 */
public final class CameraEditor implements AutoCloseable {
  private final Resources resources;
  private final CameraLog log;
  private final CameraSeal seal;
  private final Audit audit;

  private CameraEditor(Resources resources, CameraLog log, CameraSeal seal, Audit audit) {
    this.resources = resources;
    this.log = log;
    this.seal = seal;
    this.audit = audit;
  }

  /**
   * Opens the cameras of a deployment.
   *
   * @throws dev.sightline.topics.MissingTopicException if a topic is missing
   */
  public static CameraEditor open(
      KafkaClients clients, Topics topics, CameraSeal seal, Actor actor) {
    return Resources.open(
        resources ->
            new CameraEditor(
                resources,
                resources.add(new CameraLog(clients, topics.cameras())),
                seal,
                new Audit(
                    resources.add(AuditLog.failingFast(clients, topics.audit())),
                    actor.name(),
                    actor.clock())));
  }

  /**
   * Who makes changes.
   *
   * @param clock says when
   */
  public record Actor(String name, InstantSource clock) {}

  /** Returns an editor of the same cameras for another actor; closed with this. */
  public CameraEditor as(String actor) {
    return new CameraEditor(resources, log, seal, audit.as(actor));
  }

  /** What a change requires of the camera before. */
  public enum Change {
    /** The camera must be new. */
    ADD,
    /** The camera must exist. Fields that are null keep their values. */
    SET,
    /** The camera may exist. A null source keeps its value, other fields do not. */
    PUT
  }

  /** Returns the cameras, by id. */
  public List<Camera> cameras() {
    synchronized (log) {
      return log.read().all();
    }
  }

  /**
   * Returns a camera.
   *
   * @throws UnknownCameraException if there is none of this id
   */
  public Camera camera(String id) {
    synchronized (log) {
      return existing(log.read(), id);
    }
  }

  private static Camera existing(CameraList cameras, String id) {
    return cameras.find(id).orElseThrow(() -> new UnknownCameraException(id, cameras.all()));
  }

  /** Returns the whole address of a camera, for who opens it; it is not to be shown. */
  public String address(Camera camera) {
    return seal.open(camera);
  }

  /**
   * Adds or changes a camera. Returns when the change is stored; one that changes nothing stores
   * nothing.
   *
   * @return whether anything changed
   * @throws IllegalArgumentException if a value is wrong
   * @throws UnknownCameraException if it must exist and does not
   */
  public boolean change(Change how, CameraFields fields) {
    synchronized (log) {
      CameraList cameras = log.read();
      Optional<Camera> before = cameras.find(fields.id());
      if (how == Change.ADD && before.isPresent()) {
        throw new IllegalArgumentException(
            "camera " + fields.id() + " exists; change it with 'cameras set'");
      }
      if (how == Change.SET) {
        before = Optional.of(existing(cameras, fields.id()));
      }
      return write(before, fields.applyTo(before, how == Change.SET, seal));
    }
  }

  private boolean write(Optional<Camera> before, Camera after) {
    List<AuditRecord.Change> changes = CameraDifferences.between(before, Optional.of(after));
    if (changes.isEmpty()) {
      return false;
    }
    log.write(after);
    audit.changed(AuditAction.CAMERA_SET, after.id(), changes);
    return true;
  }

  /**
   * The result of an import.
   *
   * @param changed the number of cameras added or changed
   * @param removed the number of cameras removed
   */
  public record Imported(int changed, int removed) {}

  /**
   * Adds the cameras of a file and changes those that exist. All are checked before any is stored.
   *
   * @param prune whether cameras that the file does not have are removed
   * @throws IllegalArgumentException if a value is wrong, or a camera is there twice
   */
  public Imported importAll(List<CameraFields> file, boolean prune) {
    synchronized (log) {
      CameraList before = log.read();
      Map<String, Camera> wanted = new LinkedHashMap<>();
      for (CameraFields fields : file) {
        Camera camera = fields.applyTo(before.find(fields.requiredId()), false, seal);
        if (wanted.put(camera.id(), camera) != null) {
          throw new IllegalArgumentException("camera " + camera.id() + " is there twice");
        }
      }
      List<Camera> surplus =
          before.all().stream()
              .filter(camera -> prune && !wanted.containsKey(camera.id()))
              .toList();
      int changed = 0;
      for (Camera camera : wanted.values()) {
        changed += write(before.find(camera.id()), camera) ? 1 : 0;
      }
      surplus.forEach(this::remove);
      return new Imported(changed, surplus.size());
    }
  }

  /**
   * The result of sealing with the current key.
   *
   * @param changed the number of cameras whose credentials are sealed again
   * @param unopened the ids of cameras whose credentials no key opens; they stay as they are
   */
  public record Resealed(int changed, List<String> unopened) {}

  /** Seals the credentials of all cameras with the current key. */
  public Resealed reseal() {
    synchronized (log) {
      int changed = 0;
      List<String> unopened = new ArrayList<>();
      for (Camera camera : log.read().all()) {
        try {
          changed += write(Optional.of(camera), seal.reseal(camera)) ? 1 : 0;
        } catch (IllegalArgumentException e) {
          unopened.add(camera.id());
        }
      }
      return new Resealed(changed, List.copyOf(unopened));
    }
  }

  /**
   * Removes a camera.
   *
   * @throws UnknownCameraException if there is none of this id
   */
  public void remove(String id) {
    synchronized (log) {
      remove(existing(log.read(), id));
    }
  }

  private void remove(Camera camera) {
    log.remove(camera.id());
    audit.changed(
        AuditAction.CAMERA_REMOVED,
        camera.id(),
        CameraDifferences.between(Optional.of(camera), Optional.empty()));
  }

  @Override
  public void close() {
    resources.close();
  }

  /** There is no camera of an id. */
  public static final class UnknownCameraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownCameraException(String id, List<Camera> cameras) {
      super(
          "there is no camera "
              + id
              + (cameras.isEmpty() ? "; there is none at all" : "; 'cameras list' lists them"));
    }
  }
}
