package dev.sightline.evaluation;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.Embedding;
import dev.sightline.evaluation.IdentificationResult.Figure;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.ThresholdPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gallery, and probes of enrolled persons and of strangers. A person is left out if a face is
 * missing in one of their pictures.
 */
final class MatcherTrial {
  private static final String COLLECTION = "evaluation";

  /** A placeholder: the index holds no chips, and the enrolled face's quality is not used here. */
  private static final EncodedChip NO_CHIP =
      new EncodedChip(new byte[1], ChipTemplate.RESNET_150.id());

  private static final FaceQuality NO_QUALITY = new FaceQuality(0, 0, 0, 0, 0, 0);

  private final Gallery gallery = new GalleryIndex(GalleryConfig.defaults());
  private final List<Known> probes = new ArrayList<>();
  private final List<Embedding> strangers = new ArrayList<>();

  /** A face and its person. */
  private record Known(String person, Embedding face) {}

  /**
   * @param faces the embeddings of each person's pictures, in their order
   * @param enrolled the persons enrolled with the first picture; the second is the probe
   * @param others the persons who are not enrolled
   */
  MatcherTrial(Map<String, List<Embedding>> faces, List<String> enrolled, List<String> others) {
    for (String person : enrolled) {
      List<Embedding> both = faces.getOrDefault(person, List.of());
      if (both.size() == 2) {
        gallery.put(template(person, both.get(0)));
        probes.add(new Known(person, both.get(1)));
      }
    }
    others.forEach(person -> strangers.addAll(faces.getOrDefault(person, List.of())));
  }

  private static Template template(String person, Embedding face) {
    TemplateId id = new TemplateId(COLLECTION, person, "1");
    return new Template(id, face, NO_QUALITY, person, Instant.EPOCH, NO_CHIP);
  }

  /** Runs the matcher with this target. */
  MatchingResult.Trial with(Calibration calibration, double fpir) {
    ThresholdPolicy thresholds = ThresholdPolicy.calibrated(calibration, fpir);
    FaceMatcher matcher =
        new FaceMatcher(MatchConfig.defaults().forModel(Optional.of(calibration)), thresholds);
    long namedStrangers =
        strangers.stream().filter(face -> name(matcher, face).isPresent()).count();
    List<Known> named =
        probes.stream().filter(probe -> name(matcher, probe.face()).isPresent()).toList();
    long right =
        named.stream()
            .filter(probe -> name(matcher, probe.face()).equals(Optional.of(probe.person())))
            .count();
    return new MatchingResult.Trial(
        gallery.persons(),
        fpir,
        thresholds.forGalleryOf(gallery.templates()).cosineSimilarity(),
        strangers.size(),
        share(namedStrangers, strangers.size()),
        probes.size(),
        share(right, probes.size()),
        named.size() - right);
  }

  private Optional<String> name(FaceMatcher matcher, Embedding face) {
    MatchDecision decision = matcher.match(List.of(face), gallery).get(0);
    return decision
        .fold(identified -> Optional.of(identified.person()), no -> Optional.<PersonId>empty())
        .map(PersonId::person);
  }

  private static Figure share(long hits, long of) {
    BinomialInterval interval = BinomialInterval.of(hits, of);
    return new Figure((double) hits / of, interval.lower(), interval.upper());
  }
}
