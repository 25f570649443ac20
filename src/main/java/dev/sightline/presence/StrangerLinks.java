package dev.sightline.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.BiPredicate;

/** The rules for which sightings belong together. Immutable. */
final class StrangerLinks {
  /** How many clear views each of two strangers needs before they can become one. */
  private static final int MERGE_VIEWS = 2;

  private final PerModel<StrangerConfig> configs;
  private final BiPredicate<StrangerSighting, StrangerSighting> apart;

  /**
   * @param apart whether two sightings cannot be one person's
   */
  StrangerLinks(
      PerModel<StrangerConfig> configs, BiPredicate<StrangerSighting, StrangerSighting> apart) {
    this.configs = configs;
    this.apart = apart;
  }

  private StrangerConfig config(StrangerSighting sighting) {
    return configs.of(sighting.model());
  }

  /** Returns whether two sightings alone are enough to make a stranger. */
  boolean makeOne(StrangerSighting a, StrangerSighting b) {
    return a.isClear()
        && b.isClear()
        && !apart.test(a, b)
        && a.similarity(b) >= config(a).veryAlike();
  }

  /**
   * Returns how well a sighting fits a stranger: the cosine similarity to the stranger's nearest
   * sighting, or −1 if it does not fit. The nearest must reach the threshold. The second nearest
   * must be alike too, so that one odd sighting does not attract others.
   */
  float fit(StrangerSighting sighting, Stranger stranger) {
    float nearest = -1;
    float second = -1;
    for (StrangerSighting known : stranger.sightings()) {
      if (apart.test(known, sighting)) {
        return -1;
      }
      float similarity = known.similarity(sighting);
      second = Math.max(second, Math.min(nearest, similarity));
      nearest = Math.max(nearest, similarity);
    }
    float alike = config(sighting).alike();
    boolean isAlone = stranger.sightings().size() == 1;
    boolean isAlike = nearest >= alike && (isAlone || second >= alike);
    return isAlike && nearest >= bar(stranger) ? nearest : -1;
  }

  /**
   * Returns whether every clear sighting of the smaller stranger would now join the clear sightings
   * of the larger. Persons seen poorly look alike, so poor sightings are no evidence, and one clear
   * view is not enough. Poor sightings still show whether both were seen at the same time.
   */
  boolean areOne(Stranger a, Stranger b) {
    boolean wereApart =
        a.sightings().stream()
            .noneMatch(one -> b.sightings().stream().anyMatch(other -> apart.test(one, other)));
    return wereApart
        && clearViews(a) >= MERGE_VIEWS
        && clearViews(b) >= MERGE_VIEWS
        && areAlike(clearOf(a), clearOf(b));
  }

  private static int clearViews(Stranger stranger) {
    return stranger.sightings().stream().mapToInt(StrangerSighting::clearViews).sum();
  }

  private static Stranger clearOf(Stranger stranger) {
    return new Stranger(
        stranger.id(), stranger.sightings().stream().filter(StrangerSighting::isClear).toList());
  }

  private boolean areAlike(Stranger a, Stranger b) {
    boolean bIsSmaller = b.sightings().size() < a.sightings().size();
    Stranger larger = bIsSmaller ? a : b;
    Stranger smaller = bIsSmaller ? b : a;
    return smaller.sightings().stream().allMatch(sighting -> fit(sighting, larger) > -1);
  }

  private float bar(Stranger stranger) {
    List<StrangerSighting> sightings = stranger.sightings();
    boolean varied =
        sightings.stream()
            .anyMatch(
                one ->
                    sightings.stream()
                        .anyMatch(other -> one.similarity(other) < config(one).oneView()));
    StrangerConfig config = config(sightings.get(0));
    return varied ? config.alike() : config.veryAlike();
  }

  /** Returns the groups of sightings linked by similarity, the largest first. */
  List<List<StrangerSighting>> groups(List<StrangerSighting> sightings) {
    List<StrangerSighting> left = new ArrayList<>(sightings);
    List<List<StrangerSighting>> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      List<StrangerSighting> group = new ArrayList<>(List.of(left.remove(0)));
      for (int i = 0; i < group.size(); i++) {
        StrangerSighting member = group.get(i);
        List<StrangerSighting> near =
            left.stream()
                .filter(
                    other ->
                        member.isKnownAs(other)
                            || member.similarity(other) >= config(member).alike())
                .toList();
        group.addAll(near);
        left.removeAll(near);
      }
      groups.add(sightings.stream().filter(group::contains).toList());
    }
    groups.sort((a, b) -> Integer.compare(b.size(), a.size()));
    return groups;
  }

  /**
   * Removes the most redundant sighting while there are too many: the one most like another, unless
   * the others would no longer be linked without it.
   */
  List<StrangerSighting> limited(List<StrangerSighting> sightings) {
    if (sightings.isEmpty() || sightings.size() <= config(sightings.get(0)).mostSightings()) {
      return sightings;
    }
    int groups = groups(sightings).size();
    return sightings.stream()
        .sorted(Comparator.comparingDouble(one -> -redundancy(one, sightings)))
        .map(one -> without(one, sightings))
        .filter(rest -> groups(rest).size() <= groups)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the similarity to the nearest other, plus a small part of the similarity to all. */
  private static double redundancy(StrangerSighting sighting, List<StrangerSighting> all) {
    DoubleSummaryStatistics similarities =
        without(sighting, all).stream().mapToDouble(sighting::similarity).summaryStatistics();
    return similarities.getMax() + 0.1 * similarities.getAverage();
  }

  private static List<StrangerSighting> without(
      StrangerSighting sighting, List<StrangerSighting> all) {
    return all.stream().filter(other -> !other.track().equals(sighting.track())).toList();
  }
}
