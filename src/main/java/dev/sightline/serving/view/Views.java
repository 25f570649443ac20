package dev.sightline.serving.view;

import dev.sightline.events.PresenceRecord;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.TailedRecord;
import dev.sightline.events.TemplateKeys;
import dev.sightline.gallery.GalleryConfig;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** All views. Whoever listens is told of what they learn. */
public final class Views {
  private static final int LISTENERS = 64;

  private final GalleryView gallery;
  private final EventLog events;
  private final Whereabouts whereabouts = new Whereabouts();
  private final CameraWall cameras;
  private final DeadLetterShelf deadLetters = new DeadLetterShelf();
  private final Broadcast broadcast = new Broadcast(LISTENERS);

  /**
   * Views that have seen nothing yet.
   *
   * @param keys open encrypted templates; left open
   * @param eventsKept how many events to remember
   */
  public Views(GalleryConfig gallery, TemplateKeys keys, int eventsKept, InstantSource clock) {
    this.gallery = new GalleryView(gallery, keys);
    this.events = new EventLog(eventsKept);
    this.cameras = new CameraWall(clock);
  }

  /** Takes a record of {@code sightline.identity-events}. */
  public void addEvent(TailedRecord record) {
    RecordCodecs.presence()
        .read(record.value())
        .fold(event -> tell(event, record.value()), rejection -> rejection);
  }

  private PresenceRecord tell(PresenceRecord event, byte[] value) {
    String json = new String(value, StandardCharsets.UTF_8);
    events.add(new LoggedEvent(event, json));
    whereabouts.apply(event);
    broadcast.publish(new Broadcast.Message("event", json));
    return event;
  }

  /** Takes a record of {@code sightline.matches}. */
  public void addMatch(TailedRecord record) {
    RecordCodecs.matches().read(record.value()).fold(cameras::addMatch, rejection -> false);
  }

  public GalleryView gallery() {
    return gallery;
  }

  public EventLog events() {
    return events;
  }

  public Whereabouts whereabouts() {
    return whereabouts;
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
