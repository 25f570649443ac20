package dev.sightline.serving.view;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.TailedRecord;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.serving.http.ApiJson;
import java.time.InstantSource;

/** All views. Whoever listens is told of what they learn. */
public final class Views {
  private static final int LISTENERS = 64;

  private final GalleryView gallery;
  private final EventLog events;
  private final LastSeen lastSeen = new LastSeen();
  private final CameraWall cameras;
  private final DeadLetterShelf deadLetters = new DeadLetterShelf();
  private final Broadcast broadcast = new Broadcast(LISTENERS);

  /**
   * Views that have seen nothing yet.
   *
   * @param eventsKept how many events to remember
   */
  public Views(GalleryConfig gallery, int eventsKept, InstantSource clock) {
    this.gallery = new GalleryView(gallery);
    this.events = new EventLog(eventsKept);
    this.cameras = new CameraWall(clock);
  }

  /** Takes a record of {@code sightline.identity-events}. */
  public void addEvent(TailedRecord record) {
    events.apply(record).ifPresent(this::tell);
  }

  private void tell(IdentityEvent event) {
    lastSeen.apply(event);
    cameras.addEvent(event);
    if (broadcast.hasListeners()) {
      broadcast.publish(new Broadcast.Message("event", ApiJson.write(event)));
    }
  }

  public GalleryView gallery() {
    return gallery;
  }

  public EventLog events() {
    return events;
  }

  public LastSeen lastSeen() {
    return lastSeen;
  }

  public CameraWall cameras() {
    return cameras;
  }

  public DeadLetterShelf deadLetters() {
    return deadLetters;
  }

  public Broadcast broadcast() {
    return broadcast;
  }
}
