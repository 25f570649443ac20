package dev.sightline.cli;

import dev.sightline.events.FrameRef;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.RejectionReason;
import dev.sightline.matching.PresenceEventType;
import dev.sightline.serving.StageMeters;
import dev.sightline.streams.ShedReason;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;

/** Passes on what the stages do to the meters, which know no stages but by name. */
record MeteredStages(StageMeters meters) implements StageMetrics {

  @Override
  public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
    meters.processed(stage.code(), frame, faces, nanos);
  }

  @Override
  public void rejected(Stage stage, RejectionReason reason) {
    meters.rejected(stage.code(), reason);
  }

  @Override
  public void shed(String camera, ShedReason reason) {
    meters.shed(camera, reason.code());
  }

  @Override
  public void decided(IdentityEvent event) {
    meters.decided(event);
  }

  @Override
  public void told(PresenceEventType type) {
    meters.told(type);
  }

  @Override
  public void late(String camera) {
    meters.late(camera);
  }

  @Override
  public void galleryChanged(long revision, int templates, int persons) {
    meters.galleryChanged(revision, templates, persons);
  }

  @Override
  public void galleryForeign(int templates) {
    meters.galleryForeign(templates);
  }

  @Override
  public void galleryRefused(RejectionReason reason) {
    meters.galleryRefused(reason);
  }
}
