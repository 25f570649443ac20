package dev.sightline.gallery.index;

import static dev.sightline.gallery.Templates.MODEL;
import static dev.sightline.gallery.Templates.atAngle;
import static dev.sightline.gallery.Templates.random;
import static dev.sightline.gallery.Templates.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every gallery does, whatever its index and kernel; brute force says what is right. */
abstract class GalleryContract {
  private static final List<PersonStatus> STATUSES = List.of(PersonStatus.values());

  abstract Gallery newGallery();

  @Test
  void shouldFindNobodyInAnEmptyGallery() {
    // Given
    Gallery gallery = newGallery();

    // When
    GallerySearch search = gallery.search(List.of(atAngle(0), atAngle(10)), 3);

    // Then
    assertThat(search)
        .isEqualTo(new GallerySearch(List.of(List.of(), List.of()), 0, 0, 0, Set.of()));
  }

  @Test
  void shouldAnswerNoFacesWithNoCandidates() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(0)));

    // When
    GallerySearch search = gallery.search(List.of(), 3);

    // Then
    assertThat(search.candidates()).isEmpty();
    assertThat(search.revision()).isEqualTo(1);
  }

  @Test
  void shouldNameEachPersonOnceByTheNearestTemplate() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(10)));
    gallery.put(template("c/ann/2", atAngle(5)));
    gallery.put(template("c/ann/3", atAngle(6)));
    gallery.put(template("c/bob/1", atAngle(40)));
    gallery.put(template("c/cid/1", atAngle(20)));

    // When
    List<Candidate> found = gallery.search(List.of(atAngle(0)), 2).candidates().get(0);

    // Then
    assertThat(found)
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("c/ann/2", "c/cid/1");
    assertThat(found.get(0).cosineSimilarity()).isEqualTo(atAngle(0).cosineSimilarity(atAngle(5)));
  }

  @Test
  void shouldCountWithHowManyTemplatesAFaceIsCompared() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(10)));
    gallery.put(template("c/ann/2", atAngle(5)));
    gallery.put(template("c/ann/not-3", atAngle(90)));
    gallery.put(template("c/bob/1", atAngle(40)));
    gallery.put(template("other/ann/1", atAngle(40)));
    gallery.put(template("c/cid/1", atAngle(20)));
    gallery.remove(TemplateId.parse("c/cid/1"));

    // When
    GallerySearch search = gallery.search(List.of(atAngle(0)), 5, Set.of("c"));

    // Then
    assertThat(search.persons()).isEqualTo(2);
    assertThat(search.templates()).isEqualTo(4);
    assertThat(search.candidates().get(0)).extracting(Candidate::templates).containsExactly(2, 1);
  }

  @Test
  void shouldOrderEquallyNearPersonsByKey() {
    // Given
    Gallery gallery = newGallery();
    Stream.of("c/eve/1", "c/bob/2", "c/dan/1", "c/bob/1", "c/ann/7", "b/zoe/1")
        .forEach(id -> gallery.put(template(id, atAngle(3))));

    // When
    List<Candidate> found = gallery.search(List.of(atAngle(0)), 4).candidates().get(0);

    // Then
    assertThat(found)
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("b/zoe/1", "c/ann/7", "c/bob/1", "c/dan/1");
  }

  @Test
  void shouldReplaceATemplateOfTheSameKey() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(0)));
    gallery.put(template("c/bob/1", atAngle(10)));

    // When
    gallery.put(template("c/ann/1", atAngle(90)));

    // Then
    assertThat(gallery.templates()).isEqualTo(2);
    assertThat(gallery.search(List.of(atAngle(0)), 2).candidates().get(0))
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("c/bob/1", "c/ann/1");
  }

  @Test
  void shouldForgetWhatIsRemoved() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(0)));
    gallery.put(template("c/ann/2", atAngle(10)));
    gallery.put(template("c/bob/1", atAngle(20)));

    // When
    gallery.remove(TemplateId.parse("c/ann/1"));
    gallery.remove(TemplateId.parse("c/nobody/1"));
    gallery.remove(TemplateId.parse("c/bob/1"));

    // Then
    assertThat(gallery.templates()).isEqualTo(1);
    assertThat(gallery.persons()).isEqualTo(1);
    assertThat(gallery.revision()).isEqualTo(6);
    assertThat(gallery.search(List.of(atAngle(0)), 5).candidates().get(0))
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("c/ann/2");
  }

  @Test
  void shouldSearchTheCollectionsAskedForOnly() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("guests/ann/1", atAngle(0)));
    gallery.put(template("staff/ann/1", atAngle(1)));
    gallery.put(template("staff/bob/1", atAngle(2)));

    // When
    GallerySearch staff = gallery.search(List.of(atAngle(0)), 5, Set.of("staff", "nowhere"));
    GallerySearch all = gallery.search(List.of(atAngle(0)), 5);

    // Then
    assertThat(staff.templates()).isEqualTo(2);
    assertThat(staff.candidates().get(0))
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("staff/ann/1", "staff/bob/1");
    assertThat(all.candidates().get(0)).hasSize(3);
    assertThat(gallery.collections()).containsExactlyInAnyOrder("guests", "staff");
  }

  @Test
  void shouldNeverCompareEmbeddingsOfDifferentModels() {
    // Given
    Gallery gallery = newGallery();
    Embedding other = Embedding.of(new ModelId("other-model"), new float[] {1, 0, 0});
    gallery.put(template("c/ann/1", atAngle(0)));
    gallery.put(template("c/bob/1", other));

    // When
    GallerySearch search = gallery.search(List.of(other), 5);

    // Then
    assertThat(search.templates()).isEqualTo(1);
    assertThat(search.candidates().get(0))
        .extracting(candidate -> candidate.template().toString())
        .containsExactly("c/bob/1");
  }

  @Test
  void shouldMoveATemplateThatIsEmbeddedAnewToTheOtherModel() {
    // Given
    Gallery gallery = newGallery();
    Embedding other = Embedding.of(new ModelId("other-model"), new float[] {1, 0, 0});
    gallery.put(template("c/ann/1", atAngle(0)));

    // When
    gallery.put(template("c/ann/1", other));

    // Then
    assertThat(gallery.templates()).isEqualTo(1);
    assertThat(gallery.persons()).isEqualTo(1);
    assertThat(gallery.search(List.of(atAngle(0)), 1).candidates().get(0)).isEmpty();
    assertThat(gallery.search(List.of(other), 1).candidates().get(0)).hasSize(1);
  }

  @Test
  void shouldLeaveOutAPersonWhoseNegativeExampleIsNearest() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(10)));
    gallery.put(template("c/ann/not-1", atAngle(2)));
    gallery.put(template("c/bob/1", atAngle(20)));

    // When, Then: nearer to the negative example at 0 degrees, nearer to the template at 12
    assertThat(found(gallery, 0)).containsExactly("c/bob/1");
    assertThat(found(gallery, 12)).containsExactly("c/ann/1", "c/bob/1");
  }

  @Test
  void shouldFindAsManyPersonsHoweverManyNegativeExamplesAreNearer() {
    // Given
    Gallery gallery = newGallery();
    for (int i = 0; i < 20; i++) {
      gallery.put(template(String.format(Locale.ROOT, "c/p%02d/not-1", i), atAngle(i)));
    }
    gallery.put(template("c/ann/1", atAngle(40)));
    gallery.put(template("c/bob/1", atAngle(50)));

    // When, Then
    assertThat(found(gallery, 0)).containsExactly("c/ann/1", "c/bob/1");
  }

  private static List<String> found(Gallery gallery, double degrees) {
    return gallery.search(List.of(atAngle(degrees)), 2).candidates().get(0).stream()
        .map(candidate -> candidate.template().toString())
        .toList();
  }

  @Test
  void shouldKeepADisabledPersonOutOfEverySearch() {
    // Given
    Gallery gallery = newGallery();
    PersonId ann = new PersonId("c", "ann");
    gallery.put(template("c/ann/1", atAngle(0)));
    gallery.put(template("c/bob/1", atAngle(20)));

    // When: a template comes and one goes meanwhile
    gallery.setStatus(ann, PersonStatus.DISABLED);
    gallery.put(template("c/ann/2", atAngle(5)));
    gallery.remove(TemplateId.parse("c/ann/1"));

    // Then
    assertThat(found(gallery, 0)).containsExactly("c/bob/1");
    assertThat(gallery.templates()).isEqualTo(1);

    // When, Then
    gallery.setStatus(ann, PersonStatus.ACTIVE);
    assertThat(found(gallery, 0)).containsExactly("c/ann/2", "c/bob/1");
    assertThat(gallery.persons()).isEqualTo(2);
  }

  @Test
  void shouldAdvanceWithoutAChange() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(0)), 3);

    // When
    gallery.advance(9);

    // Then
    assertThat(gallery.revision()).isEqualTo(9);
    assertThat(gallery.templates()).isEqualTo(1);
  }

  @Test
  void shouldSayWhoIsIgnored() {
    // Given
    Gallery gallery = newGallery();
    PersonId ann = new PersonId("c", "ann");
    gallery.put(template("c/ann/1", atAngle(0)));

    // When, Then
    gallery.setStatus(ann, PersonStatus.IGNORED);
    assertThat(gallery.search(List.of(atAngle(0)), 1).ignored()).containsExactly(ann);
    assertThat(found(gallery, 0)).containsExactly("c/ann/1");
    gallery.setStatus(ann, PersonStatus.ACTIVE);
    assertThat(gallery.search(List.of(atAngle(0)), 1).ignored()).isEmpty();
  }

  @Test
  void shouldRejectWhatDoesNotCompare() {
    // Given
    Gallery gallery = newGallery();
    gallery.put(template("c/ann/1", atAngle(0)));
    Embedding longer = Embedding.of(MODEL, new float[] {1, 0, 0, 0, 0});
    Embedding other = Embedding.of(new ModelId("other-model"), new float[] {1, 0, 0, 0});

    // When, Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.put(template("d/bob/1", longer)))
        .withMessage("embeddings of model test-model have 4 dimensions, found 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.search(List.of(longer), 1))
        .withMessage("embeddings of model test-model have 4 dimensions, found 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.search(List.of(atAngle(0), other), 1))
        .withMessageContaining("test-model and other-model");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.search(List.of(atAngle(0)), 0))
        .withMessageContaining("at least 1 person, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gallery.put(template("c/bob/1", atAngle(0)), 0))
        .withMessageContaining("revision 1, found a change for 0");
    assertThat(gallery.templates()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 127, 128, 512})
  void shouldFindWhatBruteForceFinds(int dimension) {
    // Given: persons of one to four templates; some rows exist twice
    Random random = new Random(dimension);
    Gallery gallery = newGallery();
    BruteForceGallery reference = new BruteForceGallery();
    Embedding last = random(random, MODEL, dimension);
    for (int i = 0; i < 1_500; i++) {
      Embedding embedding = i % 10 == 9 ? last : random(random, MODEL, dimension);
      Template template = template("c" + i % 2 + "/p" + random.nextInt(400) + "/" + i, embedding);
      gallery.put(template);
      reference.put(template);
      last = embedding;
    }
    List<Embedding> faces =
        IntStream.range(0, 7).mapToObj(i -> random(random, MODEL, dimension)).toList();

    // When, Then
    for (int persons : new int[] {1, 3, 50, 5_000}) {
      assertThat(gallery.search(faces, persons)).isEqualTo(reference.search(faces, persons));
    }

    // When, Then: every third row gone, the last ones in their places
    for (TemplateId id : everyThird(reference)) {
      gallery.remove(id);
      reference.remove(id);
    }
    assertThat(gallery.search(faces, 50)).isEqualTo(reference.search(faces, 50));
  }

  private static List<TemplateId> everyThird(BruteForceGallery gallery) {
    List<TemplateId> ids = gallery.ids();
    return IntStream.range(0, ids.size() / 3).mapToObj(i -> ids.get(3 * i)).toList();
  }

  @Test
  void shouldAgreeWithBruteForceThroughTenThousandChanges() {
    // Given
    Random random = new Random(20);
    Gallery gallery = newGallery();
    Gallery reference = new BruteForceGallery();
    int dimension = 17;

    for (int i = 0; i < 10_000; i++) {
      // When: the gallery grows to some 500 templates and shrinks again, several times
      boolean growing = (i / 1_500) % 2 == 0;
      String id =
          String.format(
              Locale.ROOT,
              "c%d/p%d/%s%d",
              random.nextInt(2),
              random.nextInt(100),
              random.nextInt(8) == 0 ? TemplateId.NEGATIVE : "",
              random.nextInt(6));
      if (random.nextInt(20) == 0) {
        PersonId person = TemplateId.parse(id).person();
        PersonStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
        gallery.setStatus(person, status);
        reference.setStatus(person, status);
      } else if (random.nextInt(10) < (growing ? 8 : 2)) {
        Template template = template(id, random(random, MODEL, dimension));
        gallery.put(template);
        reference.put(template);
      } else {
        gallery.remove(TemplateId.parse(id));
        reference.remove(TemplateId.parse(id));
      }

      // Then
      if (i % 50 == 0) {
        List<Embedding> faces = List.of(random(random, MODEL, dimension));
        assertThat(gallery.search(faces, 5)).isEqualTo(reference.search(faces, 5));
        assertThat(gallery.persons()).isEqualTo(reference.persons());
        assertThat(gallery.templates()).isEqualTo(reference.templates());
      }
    }
  }

  @Test
  void shouldShowEverySearchOneStateOfTheGallery() throws Exception {
    // Given: what a search must find at each revision
    Random random = new Random(7);
    Embedding face = random(random, MODEL, 33);
    Gallery reference = new BruteForceGallery();
    List<Consumer<Gallery>> changes =
        IntStream.range(0, 4_000).mapToObj(i -> change(random, i)).toList();
    List<GallerySearch> expected = new ArrayList<>();
    expected.add(new GallerySearch(List.of(List.of()), 0, 0, 0, Set.of()));
    for (Consumer<Gallery> change : changes) {
      change.accept(reference);
      expected.add(reference.search(List.of(face), 4));
    }

    // When: two threads search while one writes
    Gallery gallery = newGallery();
    AtomicBoolean done = new AtomicBoolean();
    Callable<Set<Long>> searching =
        () -> {
          Set<Long> seen = new HashSet<>();
          while (!done.get()) {
            GallerySearch search = gallery.search(List.of(face), 4, Set.of("c"));
            // Then
            assertThat(search).isEqualTo(expected.get((int) search.revision()));
            seen.add(search.revision());
          }
          return seen;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Set<Long>>> searches =
          List.of(threads.submit(searching), threads.submit(searching));
      try {
        changes.forEach(change -> change.accept(gallery));
      } finally {
        done.set(true);
      }
      for (Future<Set<Long>> search : searches) {
        assertThat(search.get(30, TimeUnit.SECONDS)).isNotEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(gallery.search(List.of(face), 4)).isEqualTo(expected.get(changes.size()));
  }

  private static Consumer<Gallery> change(Random random, int i) {
    String id = "c/p" + random.nextInt(60) + "/" + random.nextInt(4);
    if (i > 200 && random.nextInt(3) == 0) {
      return gallery -> gallery.remove(TemplateId.parse(id));
    }
    Template template = template(id, random(random, MODEL, 33));
    return gallery -> gallery.put(template);
  }
}
