package dev.sightline.sightings.films;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.PictureFaces;
import dev.sightline.app.OpenModels;
import dev.sightline.app.SearchAssembly;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Picture;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.sightings.search.VisitSearch;
import dev.sightline.sightings.search.VisitSearch.Found;
import dev.sightline.sightings.search.VisitSearch.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures the search over visits with real persons: recall and precision of a photo's results, by
 * verdict, and whether they equal those of brute force. A program, because it takes minutes.
 *
 * <p>Arguments: the folder of pictures per person, a folder to work in, persons, visits. The second
 * run in a folder takes the sightings of the first.
 */
public final class FilmSearch {
  private final SightlineConfig config;
  private final List<SightingRecord> sightings;
  private final Map<String, String> personOf;
  private final Map<Verdict, Tally> tallies = new TreeMap<>();
  private int searches;
  private int different;
  private double threshold;

  /** How many of a person's visits were found, and what else. */
  private static final class Tally {
    private long found;
    private long wrong;
  }

  private FilmSearch(
      SightlineConfig config, List<SightingRecord> sightings, Map<String, String> personOf) {
    this.config = config;
    this.sightings = sightings;
    this.personOf = personOf;
    Arrays.asList(Verdict.values()).forEach(verdict -> tallies.put(verdict, new Tally()));
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    PersonFilms films =
        PersonFilms.of(
            Path.of(arguments[0]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    try (FilmedDeployment deployment = FilmedDeployment.start(Path.of(arguments[1]))) {
      List<SightingRecord> sightings = deployment.sightings(films);
      print("films to sightings", seconds(start), "s");
      FilmSearch search = new FilmSearch(deployment.config(), sightings, films.personOf(sightings));
      search.run(films);
      search.report(films);
    }
    print("in all", seconds(start), "s");
  }

  private void run(PersonFilms films) throws IOException, InterruptedException {
    try (OpenModels models = OpenModels.withNext(config.embedding());
        FaceReader reader =
            FaceReader.open(models.of(Set.of()), config.detection(), config.frames());
        SearchStage stage = SearchAssembly.start(config);
        VisitSearch search = SearchAssembly.questions(config)) {
      while (stage.sightings() < sightings.size()) {
        Thread.sleep(100);
      }
      ThresholdPolicy thresholds = thresholds(models.of(Set.of()));
      for (Map.Entry<String, Path> probe : films.probes().entrySet()) {
        Optional<Embedding> face = face(reader, probe.getValue());
        if (face.isPresent()) {
          take(probe.getKey(), face.get(), search, thresholds);
        }
      }
    }
  }

  private ThresholdPolicy thresholds(EmbeddingModel model) {
    return ThresholdPolicy.calibrated(
        model.calibration().orElseThrow(), config.search().rules().fpir());
  }

  private static Optional<Embedding> face(FaceReader reader, Path picture) {
    return reader
        .read(Picture.ofFile(picture))
        .fold(PictureFaces::largest, refused -> Optional.<AlignedFace>empty())
        .map(largest -> reader.embed(List.of(largest)).get(0));
  }

  private void take(String person, Embedding face, VisitSearch search, ThresholdPolicy thresholds) {
    VisitSearch.Result result =
        search.nearest(List.of(face), SightingFilter.all(), VisitSearch.MAX_VISITS, thresholds);
    searches++;
    threshold = result.threshold();
    for (Found found : result.visits()) {
      Tally tally = tallies.get(found.verdict());
      if (person.equals(personOf.get(found.sighting().visit().toString()))) {
        tally.found++;
      } else {
        tally.wrong++;
      }
    }
    List<String> expected = bruteForce(face, thresholds.forGalleryOf(1).cosineSimilarity());
    List<String> actual =
        result.visits().stream()
            .map(found -> text(found.sighting(), found.cosineSimilarity()))
            .toList();
    different += actual.equals(expected) ? 0 : 1;
  }

  private List<String> bruteForce(Embedding face, float possible) {
    record Scored(SightingRecord sighting, float cosine) {}
    List<Scored> scored = new ArrayList<>();
    for (SightingRecord sighting : sightings) {
      float best = -2;
      for (Embedding view : sighting.views()) {
        best = Math.max(best, face.cosineSimilarity(view));
      }
      if (best >= possible) {
        scored.add(new Scored(sighting, best));
      }
    }
    return scored.stream()
        .sorted(
            Comparator.comparing(Scored::cosine)
                .reversed()
                .thenComparing(
                    one -> one.sighting().visit().toString().getBytes(StandardCharsets.UTF_8),
                    Arrays::compareUnsigned))
        .map(one -> text(one.sighting(), one.cosine()))
        .toList();
  }

  private static String text(SightingRecord sighting, float cosine) {
    return sighting.visit() + " " + cosine;
  }

  private void report(PersonFilms films) {
    print("visits filmed", films.films().size(), "");
    print("sightings", sightings.size(), "");
    print("sightings of filmed persons", personOf.size(), "");
    print("searches", searches, "");
    print("answers unlike brute force", different, "");
    print("threshold for same person", threshold, "");
    Tally same = tallies.get(Verdict.SAME_PERSON);
    Tally possible = tallies.get(Verdict.POSSIBLE);
    print("same person, recall", 100.0 * same.found / films.films().size(), "%");
    print("same person, precision", 100.0 * same.found / (same.found + same.wrong), "%");
    print("same person, wrong a search", (double) same.wrong / searches, "");
    long found = same.found + possible.found;
    print("possible, recall", 100.0 * found / films.films().size(), "%");
    print("possible, precision", 100.0 * found / (found + same.wrong + possible.wrong), "%");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void print(String what, double value, String unit) {
    System.out.printf(Locale.ROOT, "%-28s %10.3f %s%n", what, value, unit);
  }
}
