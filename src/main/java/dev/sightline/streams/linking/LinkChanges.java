package dev.sightline.streams.linking;

import dev.sightline.events.StrangerLink;
import dev.sightline.presence.StrangerEvent;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.presence.StrangerStep;
import dev.sightline.sightings.CommonStrangers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The links that change with a step: those that are not yet as the step's state has them. */
final class LinkChanges {

  private LinkChanges() {}

  /** Returns the links to write so that they say what the state says. */
  static LinkStep between(CommonStrangers links, StrangerStep step, Instant at) {
    Map<String, String> merged = merged(step.events());
    Map<String, String> wanted = new TreeMap<>();
    merged.forEach(
        (former, common) -> links.members(former).forEach(member -> wanted.put(member, common)));
    Map<String, String> cameras = new HashMap<>();
    Set<String> changedStrangers = changed(step.events());
    step.state().strangers().stream()
        .filter(stranger -> changedStrangers.contains(stranger.id()))
        .forEach(
            stranger ->
                stranger
                    .sightings()
                    .forEach(
                        seen ->
                            seen.stranger()
                                .ifPresent(
                                    id -> {
                                      wanted.put(id, stranger.id());
                                      cameras.put(id, seen.camera());
                                    })));
    List<StrangerLink> changed = new ArrayList<>();
    wanted.forEach(
        (stranger, common) ->
            change(
                    links.of(stranger),
                    new Wanted(stranger, common, cameras.get(stranger)),
                    merged,
                    at)
                .ifPresent(changed::add));
    return new LinkStep(step.state(), changed, alone(step.state(), links, wanted.keySet()));
  }

  /** Returns the ids of the persons who have gained or lost a visit. */
  private static Set<String> changed(List<StrangerEvent> events) {
    Set<String> ids = new HashSet<>();
    for (StrangerEvent event : events) {
      if (event instanceof StrangerEvent.Made made) {
        ids.add(made.stranger());
      } else if (event instanceof StrangerEvent.SeenAgain again) {
        ids.add(again.stranger());
      } else if (event instanceof StrangerEvent.Merged merged) {
        ids.add(merged.stranger());
      } else if (event instanceof StrangerEvent.Split split) {
        ids.add(split.stranger());
      }
    }
    return ids;
  }

  private record Wanted(String stranger, String common, String camera) {}

  private static Optional<StrangerLink> change(
      Optional<StrangerLink> before, Wanted wanted, Map<String, String> merged, Instant at) {
    if (before.isEmpty()) {
      return Optional.of(
          StrangerLink.first(wanted.stranger(), wanted.camera(), wanted.common(), at));
    }
    StrangerLink link = before.get();
    if (link.common().equals(wanted.common())) {
      return Optional.empty();
    }
    boolean isMerged = wanted.common().equals(merged.get(link.common()));
    return Optional.of(
        link.moved(
            isMerged ? StrangerLink.Type.MERGED : StrangerLink.Type.SPLIT, wanted.common(), at));
  }

  private static Map<String, String> merged(List<StrangerEvent> events) {
    Map<String, String> merged = new HashMap<>();
    for (StrangerEvent event : events) {
      if (event instanceof StrangerEvent.Merged one) {
        merged.put(one.former(), one.stranger());
      }
    }
    return merged;
  }

  /** Returns those who have a link and were found to be alone. */
  private static Set<String> alone(
      StrangerState state, CommonStrangers links, Set<String> together) {
    return state.seenOnce().stream()
        .flatMap(seen -> seen.stranger().stream())
        .filter(id -> !together.contains(id) && links.of(id).isPresent())
        .collect(Collectors.toSet());
  }

  /** Returns all visits that are remembered. */
  static Stream<StrangerSighting> sightings(StrangerState state) {
    return Stream.concat(
        state.strangers().stream().flatMap(stranger -> stranger.sightings().stream()),
        state.seenOnce().stream());
  }
}
