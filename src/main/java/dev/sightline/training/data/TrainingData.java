package dev.sightline.training.data;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.FaceExtraction;
import dev.sightline.evaluation.pictures.PersonFolders;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.TerminalProgress;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader of folders of persons that cuts out their faces and reports the skipped pictures. */
public final class TrainingData {
  private static final Logger log = LoggerFactory.getLogger(TrainingData.class);

  private TrainingData() {}

  /**
   * Reads the faces of all persons, without exact duplicates.
   *
   * @throws IllegalArgumentException if there is no such folder, it holds no picture, or no picture
   *     has a face
   */
  public static FaceDataset read(List<Path> folders, CutConfig cut, ChipTemplate template) {
    List<PersonPicture> pictures =
        folders.stream()
            .flatMap(folder -> PersonFolders.read(folder).stream())
            .sorted(Comparator.comparing(PersonPicture::person))
            .toList();
    FaceExtraction.Result result;
    try (TerminalProgress progress = new TerminalProgress("faces", pictures.size())) {
      result = cut.extraction(template).run(pictures, progress::advance).withoutDuplicates();
    }
    result
        .skipped()
        .forEach(skipped -> log.warn("Skipped {}: {}", skipped.picture().file(), skipped.reason()));
    if (result.faces().isEmpty()) {
      throw new IllegalArgumentException(
          "none of the "
              + pictures.size()
              + " pictures in "
              + folders.stream().map(Path::toString).collect(Collectors.joining(", "))
              + " shows a face");
    }
    FaceDataset data = new FaceDataset(result.faces());
    log.info(
        "{} faces of {} persons, {} pictures skipped",
        data.faces().size(),
        data.persons().size(),
        result.skipped().size());
    return data;
  }
}
