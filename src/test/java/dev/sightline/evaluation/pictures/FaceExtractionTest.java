package dev.sightline.evaluation.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.evaluation.pictures.SkippedPicture.Reason;
import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceExtractionTest {
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  @TempDir Path folder;

  /** Calls dark pictures faceless and takes the top left corner of others for the face. */
  private final class CornerCutter implements FaceCutter {
    CornerCutter() {
      open.incrementAndGet();
    }

    @Override
    public String id() {
      return "corner";
    }

    @Override
    public Optional<Pixels> cut(Image image) {
      cuts.incrementAndGet();
      Pixels corner = image.resample(image.bounds(), 8, 8);
      return corner.bgr()[0] == 0 ? Optional.empty() : Optional.of(corner);
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private PersonPicture picture(String person, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(person).resolve(name);
    Files.createDirectories(file.getParent());
    return new PersonPicture(person, Files.write(file, bytes));
  }

  private static byte[] grey(int value) {
    byte[] bgr = new byte[3 * 16 * 16];
    java.util.Arrays.fill(bgr, (byte) value);
    return new Pixels(16, 16, bgr).toPng();
  }

  private FaceExtraction.Result extract(List<PersonPicture> pictures) {
    return new FaceExtraction(folder.resolve("store"), CornerCutter::new, 2)
        .run(pictures, count -> {});
  }

  @Test
  void shouldSkipWhatGivesNoFaceAndSayWhy() throws IOException {
    PersonPicture good = picture("ann", "1.png", grey(90));
    PersonPicture text = picture("ann", "2.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
    PersonPicture dark = picture("bob", "1.png", grey(0));

    FaceExtraction.Result result = extract(List.of(good, text, dark));

    assertThat(result.faces()).extracting(StoredFace::picture).containsExactly(good);
    assertThat(result.faces().get(0).pixels().bgr()).containsOnly(90);
    assertThat(result.skipped())
        .containsExactly(
            new SkippedPicture(text, Reason.UNREADABLE), new SkippedPicture(dark, Reason.NO_FACE));
    assertThat(open).hasValue(0);
  }

  @Test
  void shouldCutAPictureOnceWhateverItsNameAndWhereverItLies() throws IOException {
    PersonPicture first = picture("ann", "1.png", grey(90));
    PersonPicture copy = picture("bob", "other.png", grey(90));

    extract(List.of(first));
    extract(List.of(copy));

    assertThat(cuts).hasValue(1);
  }

  @Test
  void shouldRememberThatAPictureHasNoFace() throws IOException {
    PersonPicture dark = picture("bob", "1.png", grey(0));

    extract(List.of(dark));
    FaceExtraction.Result again = extract(List.of(dark));

    assertThat(cuts).hasValue(1);
    assertThat(again.skipped()).containsExactly(new SkippedPicture(dark, Reason.NO_FACE));
  }

  @Test
  void shouldDropLaterCopiesOfAPicture() throws IOException {
    PersonPicture first = picture("ann", "1.png", grey(90));
    PersonPicture copy = picture("ann", "2.png", grey(90));

    FaceExtraction.Result result = extract(List.of(first, copy)).withoutDuplicates();

    assertThat(result.faces()).extracting(StoredFace::picture).containsExactly(first);
    assertThat(result.skipped()).containsExactly(new SkippedPicture(copy, Reason.DUPLICATE));
  }
}
