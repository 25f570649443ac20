package dev.sightline.evaluation;

import dev.sightline.embedding.Calibration;
import dev.sightline.evaluation.pictures.PersonFolders;
import java.nio.file.Path;
import java.util.List;

/**
 * The calibration of a network on a folder of persons.
 *
 * @param folder a folder with one folder per person, none in the training data
 */
public record CalibrationProtocol(Path folder) {

  /**
   * Compares every face with every other.
   *
   * @throws IllegalArgumentException if there are too few persons or faces
   */
  public Calibration run(EvaluationConfig config) {
    EmbeddedPictures pictures = EmbeddedPictures.of(PersonFolders.read(folder), config);
    List<String> persons =
        pictures.faces().stream().map(face -> face.picture().person()).distinct().toList();
    int[] numbers =
        pictures.faces().stream()
            .mapToInt(face -> persons.indexOf(face.picture().person()))
            .toArray();
    return CalibrationFit.of(AllPairs.of(numbers, pictures.embeddings()));
  }
}
