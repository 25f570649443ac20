package dev.sightline.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.StoredFace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningTest {
  private final List<StoredFace> faces = new ArrayList<>();
  private final List<float[]> embeddings = new ArrayList<>();

  /** Adds a face at an angle in the plane; its cosine to another is that of the difference. */
  private void add(String person, double degrees) {
    String name = person + faces.size();
    faces.add(new StoredFace(new PersonPicture(person, Path.of(name)), name, Path.of(name)));
    double angle = Math.toRadians(degrees);
    embeddings.add(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }

  private Cleaning clean() {
    return Cleaning.of(new FaceDataset(faces), embeddings.toArray(float[][]::new));
  }

  @Test
  void shouldLeaveOutAPictureThatDoesNotFitItsPerson() {
    add("anna", 0);
    add("anna", 20);
    add("anna", 100); // 90 degrees from the mean of the others: cosine 0

    Cleaning cleaning = clean();

    assertThat(cleaning.misfits()).containsExactly(faces.get(2));
    assertThat(cleaning.kept().faces()).containsExactly(faces.get(0), faces.get(1));
    assertThat(cleaning.lookalikes()).isEmpty();
  }

  @Test
  void shouldLeaveOutTheSmallerOfTwoPersonsWhoLookLikeOne() {
    add("anna", 0);
    add("anna", 10);
    add("bert", 0);
    add("bert", 10);
    add("bert", 20);
    add("carl", 120);
    add("carl", 130);

    Cleaning cleaning = clean();

    assertThat(cleaning.lookalikes()).containsExactly("anna");
    assertThat(cleaning.kept().persons()).containsExactly("bert", "carl");
    assertThat(cleaning.misfits()).isEmpty();
  }

  @Test
  void shouldKeepAPersonOfOnePicture() {
    add("anna", 0);
    add("bert", 90);

    assertThat(clean().kept().faces()).hasSize(2);
  }
}
