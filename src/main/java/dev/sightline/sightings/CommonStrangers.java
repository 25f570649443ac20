package dev.sightline.sightings;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.EventJson;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.Stranger;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.TopicLog;
import dev.sightline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which cameras' strangers are one person: the records of {@code sightline.links} as they are now.
 * Any thread may use it.
 */
public final class CommonStrangers {
  private static final Comparator<StrangerLink> OLDEST_FIRST =
      Comparator.comparing(StrangerLink::occurredAt).thenComparing(StrangerLink::stranger);

  private final Map<String, StrangerLink> links = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  /** Reads the topic to its end. */
  public static CommonStrangers read(KafkaClients clients, Topics topics) {
    CommonStrangers strangers = new CommonStrangers();
    try (TopicLog log = new TopicLog(clients, topics.links())) {
      log.readToEnd(
          record ->
              strangers.apply(
                  record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                  record.value()));
    }
    return strangers;
  }

  /** Applies a record of the topic; one that cannot be read removes what its key had. */
  public synchronized void apply(String stranger, byte[] value) {
    if (stranger == null) {
      return;
    }
    remove(stranger);
    if (value != null) {
      RecordCodecs.strangerLinks()
          .read(value)
          .fold(Optional::of, unreadable -> Optional.<StrangerLink>empty())
          .ifPresent(this::put);
    }
  }

  /** Replaces the link of a stranger. */
  public synchronized void put(StrangerLink link) {
    remove(link.stranger());
    links.put(link.stranger(), link);
    members.computeIfAbsent(link.common(), id -> new TreeSet<>()).add(link.stranger());
  }

  /** Removes the link of a stranger, if there is one. */
  public synchronized void remove(String stranger) {
    StrangerLink link = links.remove(stranger);
    if (link != null) {
      Set<String> others = members.get(link.common());
      others.remove(stranger);
      if (others.isEmpty()) {
        members.remove(link.common());
      }
    }
  }

  /** Removes all links. */
  public synchronized void clear() {
    links.clear();
    members.clear();
  }

  /** Returns the link of a camera's stranger; empty if they have no common id. */
  public synchronized Optional<StrangerLink> of(String stranger) {
    return Optional.ofNullable(links.get(stranger));
  }

  /** Returns the common id of a camera's stranger; empty if there is none. */
  public Optional<String> commonOf(String stranger) {
    return of(stranger).map(StrangerLink::common);
  }

  /** Returns the common id of the stranger that an event is about; empty if there is none. */
  public Optional<String> commonOf(IdentityEvent event) {
    if (event.stranger() != null) {
      return commonOf(event.stranger().id());
    }
    return event.person() == null ? commonOf(Stranger.idFor(event.track())) : Optional.empty();
  }

  /**
   * Returns an event's JSON with the common id of its stranger as {@code common}, if there is one.
   *
   * @param json the event's record
   */
  public String joined(IdentityEvent event, String json) {
    return commonOf(event).map(common -> EventJson.withCommon(json, common)).orElse(json);
  }

  /** Returns the cameras' strangers who have this common id. */
  public synchronized Set<String> members(String common) {
    return Set.copyOf(members.getOrDefault(common, Set.of()));
  }

  /** Returns the cameras' strangers that an id names: its members, or itself. */
  public Set<String> named(String id) {
    Set<String> all = members(id);
    return all.isEmpty() ? Set.of(id) : all;
  }

  /** Returns the links from before a time, and the oldest beyond a number. */
  public synchronized List<StrangerLink> expired(Instant before, int most) {
    List<StrangerLink> old =
        links.values().stream().filter(link -> link.occurredAt().isBefore(before)).toList();
    int surplus = links.size() - most;
    return old.size() >= surplus
        ? old
        : links.values().stream().sorted(OLDEST_FIRST).limit(surplus).toList();
  }
}
