package dev.sightline.evaluation;

import dev.sightline.embedding.Calibration;
import dev.sightline.evaluation.pictures.PersonFolders;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures what a network's similarities mean on a folder of persons.
 *
 * @param folder folder of folders, one a person, on whom the network was not trained
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
