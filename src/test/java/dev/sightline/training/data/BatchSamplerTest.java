package dev.sightline.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSamplerTest {

  /** {@code persons} persons with {@code each} pictures: person i has i·100, i·100 + 1, … */
  private static List<List<Integer>> pictures(int persons, int each) {
    return IntStream.range(0, persons)
        .mapToObj(i -> IntStream.range(0, each).mapToObj(k -> i * 100 + k).toList())
        .toList();
  }

  @Test
  void shouldFillBatchesWithPTimesKPictures() {
    List<List<Integer>> batches = new BatchSampler(pictures(12, 8), 4, 4, 1).epoch(0);

    assertThat(batches).hasSize(6);
    assertThat(batches)
        .allSatisfy(
            batch -> {
              assertThat(batch).hasSize(16).doesNotHaveDuplicates();
              assertThat(batch.stream().map(picture -> picture / 100).distinct()).hasSize(4);
            });
    assertThat(batches.stream().flatMap(List::stream)).hasSize(96).doesNotHaveDuplicates();
  }

  @Test
  void shouldGiveTheSameEpochForTheSameSeedAndAnotherForAnother() {
    BatchSampler sampler = new BatchSampler(pictures(12, 8), 4, 4, 1);

    assertThat(sampler.epoch(3)).isEqualTo(new BatchSampler(pictures(12, 8), 4, 4, 1).epoch(3));
    assertThat(sampler.epoch(3)).isNotEqualTo(sampler.epoch(4));
    assertThat(sampler.epoch(3)).isNotEqualTo(new BatchSampler(pictures(12, 8), 4, 4, 2).epoch(3));
  }

  @Test
  void shouldDealPersonsWithFewPicturesASmallerHandButNeverOne() {
    List<List<Integer>> batches = new BatchSampler(pictures(4, 5), 2, 4, 1).epoch(0);

    // 5 pictures are a hand of 4; the one left over waits.
    assertThat(batches).hasSize(2).allSatisfy(batch -> assertThat(batch).hasSize(8));
  }

  @Test
  void shouldTakeAllPersonsWhenThereAreFewerThanAsked() {
    List<List<Integer>> batches = new BatchSampler(pictures(3, 4), 16, 4, 1).epoch(0);

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0)).hasSize(12);
  }

  @Test
  void shouldAddPersonsWithOnePictureAsNegatives() {
    List<List<Integer>> pictures = new ArrayList<>(pictures(8, 4));
    pictures.add(List.of(9000));
    pictures.add(List.of(9001));
    pictures.add(List.of(9002));

    List<List<Integer>> batches = new BatchSampler(pictures, 4, 4, 1).epoch(0);

    assertThat(batches)
        .hasSize(2)
        .allSatisfy(
            batch -> {
              assertThat(batch).hasSize(17);
              assertThat(batch.get(16)).isGreaterThanOrEqualTo(9000);
            });
    assertThat(batches.get(0).get(16)).isNotEqualTo(batches.get(1).get(16));
  }

  @Test
  void shouldRefuseOnePerson() {
    assertThatThrownBy(() -> new BatchSampler(pictures(1, 4), 2, 2, 1))
        .hasMessage("training needs at least 2 persons with 2 pictures each, found 1");
  }
}
