package dev.sightline.sightings.films;

import dev.sightline.events.SightingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Visits of persons before four cameras over three weeks, as films of portraits, and another
 * picture of each person to search with. All cameras are visited at the same minutes, by different
 * persons. The same pictures give the same films.
 */
public final class PersonFilms {
  private static final Instant START = Instant.parse("2026-10-05T08:00:00Z");
  private static final Duration BETWEEN_VISITS = Duration.ofMinutes(230);
  private static final int CAMERAS = 4;
  private static final int SEED = 13;

  private final List<Film> films = new ArrayList<>();
  private final Map<String, Path> probes = new TreeMap<>();
  private Instant time = START;

  /**
   * Chooses persons and their pictures.
   *
   * @param people a folder of pictures per person
   * @param persons the number of persons
   * @param visits the number of visits, which are shared among them
   * @throws IllegalArgumentException if too few persons have enough pictures
   */
  public static PersonFilms of(Path people, int persons, int visits) throws IOException {
    int most = (visits + persons - 1) / persons;
    List<List<Path>> chosen = new ArrayList<>();
    Random random = new Random(SEED);
    for (Path folder : shuffled(people, random)) {
      List<Path> pictures = shuffled(folder, random);
      if (chosen.size() < persons && pictures.size() > most) {
        chosen.add(pictures);
      }
    }
    if (chosen.size() < persons) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d persons of %s have more than %d pictures, %d are needed",
              chosen.size(),
              people,
              most,
              persons));
    }
    PersonFilms made = new PersonFilms();
    chosen.forEach(pictures -> made.probes.put(person(pictures), pictures.get(most)));
    for (int left = visits, round = 0; left > 0; left -= persons, round++) {
      made.addRound(chosen.subList(0, Math.min(left, persons)), round);
    }
    return made;
  }

  private static List<Path> shuffled(Path folder, Random random) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> paths = new ArrayList<>(found.sorted().toList());
      Collections.shuffle(paths, random);
      return paths;
    }
  }

  private static String person(List<Path> pictures) {
    return String.valueOf(pictures.get(0).getParent().getFileName());
  }

  /** Adds one visit of each person. */
  private void addRound(List<List<Path>> persons, int round) {
    List<List<Path>> order = new ArrayList<>(persons);
    Collections.shuffle(order, new Random(SEED + round));
    for (int i = 0; i < order.size(); i++) {
      Path picture = order.get(i).get(round);
      films.add(new Film(person(order.get(i)), picture, "camera-" + i % CAMERAS, time));
      if (i % CAMERAS == CAMERAS - 1 || i == order.size() - 1) {
        time = time.plus(BETWEEN_VISITS);
      }
    }
  }

  /** Returns all visits, in order of time. */
  public List<Film> films() {
    return List.copyOf(films);
  }

  /** Returns the picture of each person that is in no film. */
  public Map<String, Path> probes() {
    return Map.copyOf(probes);
  }

  /** Returns the person of each sighting by its key; those of bystanders are left out. */
  public Map<String, String> personOf(Collection<SightingRecord> sightings) {
    Map<String, String> persons = new HashMap<>();
    for (Film film : films) {
      sightings.stream()
          .filter(film::shows)
          .min(Comparator.comparingDouble(Film::distanceFromMiddle))
          .ifPresent(sighting -> persons.put(sighting.visit().toString(), film.person()));
    }
    return persons;
  }
}
