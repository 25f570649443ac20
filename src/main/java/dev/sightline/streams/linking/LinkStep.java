package dev.sightline.streams.linking;

import dev.sightline.events.StrangerLink;
import dev.sightline.presence.StrangerState;
import java.util.List;
import java.util.Set;

/**
 * The result of a visit, or of forgetting one.
 *
 * @param state what is remembered then
 * @param links the links that are new or have changed
 * @param removed the cameras' strangers who have no common id any more
 */
record LinkStep(StrangerState state, List<StrangerLink> links, Set<String> removed) {

  LinkStep {
    links = List.copyOf(links);
    removed = Set.copyOf(removed);
  }
}
