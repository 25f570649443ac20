package dev.sightline.streams.linking;

import dev.sightline.app.OpenModels;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.SightingRecord;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.StrangerState;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.films.FilmedDeployment;
import dev.sightline.sightings.films.PersonFilms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Measures the common ids of strangers with real persons as films: purity, the share of visits
 * whose person has most visits of their id, and completeness, the share of visits that are in the
 * largest part of their person. A visit without an id is a part of its own. A program, because it
 * takes minutes.
 *
 * <p>Arguments: the folder of pictures per person, a folder to work in, persons, visits. A folder
 * that has the sightings already is used as it is, that of {@code FilmSearch} for instance.
 */
public final class FilmLinks {

  private FilmLinks() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    PersonFilms films =
        PersonFilms.of(
            Path.of(arguments[0]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    try (FilmedDeployment deployment = FilmedDeployment.start(Path.of(arguments[1]))) {
      List<SightingRecord> sightings =
          deployment.sightings(films).stream()
              .filter(sighting -> sighting.subject().person().isEmpty())
              .sorted(
                  Comparator.comparing((SightingRecord one) -> one.span().lastSeen())
                      .thenComparing(one -> one.visit().toString()))
              .toList();
      Map<String, String> personOf = films.personOf(sightings);
      print("visits", personOf.size());
      print("persons", Set.copyOf(personOf.values()).size());
      report("each camera", personOf, sightings, FilmLinks::ofCamera);
      CommonStrangers links = new CommonStrangers();
      long start = System.nanoTime();
      link(deployment.config(), sightings, links);
      print("a visit, ms", (System.nanoTime() - start) / 1e6 / Math.max(1, sightings.size()));
      report("all cameras", personOf, sightings, one -> common(one, links));
    }
  }

  private static String ofCamera(SightingRecord sighting) {
    return sighting.subject().stranger().orElseGet(() -> sighting.visit().toString());
  }

  private static String common(SightingRecord sighting, CommonStrangers links) {
    return sighting
        .stranger()
        .flatMap(links::commonOf)
        .orElseGet(() -> sighting.visit().toString());
  }

  private static void link(
      SightlineConfig config, List<SightingRecord> sightings, CommonStrangers links) {
    try (OpenModels models = OpenModels.withNext(config.embedding())) {
      EmbeddingModel model = models.of(Set.of());
      Linker linker =
          new Linker(
              PerModel.same(StrangerConfig.of(config.matching(), model.calibration())),
              config.linking(),
              config.presence().strangersKept());
      StrangerState state = StrangerState.empty();
      for (SightingRecord sighting : sightings) {
        LinkStep step = linker.see(state, links, sighting);
        state = step.state();
        step.links().forEach(links::put);
        step.removed().forEach(links::remove);
      }
    }
  }

  private static void report(
      String what,
      Map<String, String> personOf,
      List<SightingRecord> sightings,
      Function<SightingRecord, String> idOf) {
    Map<String, Map<String, Integer>> personsOfId = new HashMap<>();
    Map<String, Map<String, Integer>> idsOfPerson = new HashMap<>();
    for (SightingRecord sighting : sightings) {
      String person = personOf.get(sighting.visit().toString());
      if (person != null) {
        count(personsOfId, idOf.apply(sighting), person);
        count(idsOfPerson, person, idOf.apply(sighting));
      }
    }
    print(what + ", ids", personsOfId.size());
    print(what + ", purity %", 100.0 * largest(personsOfId.values()) / personOf.size());
    print(what + ", completeness %", 100.0 * largest(idsOfPerson.values()) / personOf.size());
  }

  private static void count(Map<String, Map<String, Integer>> counts, String group, String member) {
    counts.computeIfAbsent(group, key -> new HashMap<>()).merge(member, 1, Integer::sum);
  }

  private static long largest(Collection<Map<String, Integer>> groups) {
    return groups.stream()
        .mapToLong(group -> group.values().stream().mapToLong(Integer::longValue).max().orElse(0))
        .sum();
  }

  private static void print(String what, double value) {
    System.out.printf(Locale.ROOT, "%-28s %10.3f%n", what, value);
  }
}
