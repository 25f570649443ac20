package dev.sightline.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A sampler that cuts an epoch into batches of P persons with K pictures each.
 *
 * <p>An epoch shows every picture about once. Each person's pictures are shuffled and dealt out K
 * at a time, one hand per round; in every round the persons are shuffled and taken P at a time. A
 * last hand of one picture, and the persons left over at the end of a round, wait for the next
 * epoch. Persons with a single picture cannot be anchors; a few are added to every batch as
 * negatives. The batches are a function of seed and epoch.
 */
public final class BatchSampler {
  private static final int PERSONS_PER_LONE_PICTURE = 4;

  private final List<List<Integer>> picturesByPerson;
  private final List<Integer> lonePictures;
  private final int persons;
  private final int pictures;
  private final long seed;

  /**
   * @param picturesByPerson the picture numbers of each person
   * @param persons P, at least 2; fewer are taken if there are not so many
   * @param pictures K, at least 2
   * @throws IllegalArgumentException if a number is too small or fewer than two persons have two
   *     pictures
   */
  public BatchSampler(List<List<Integer>> picturesByPerson, int persons, int pictures, long seed) {
    if (persons < 2 || pictures < 2) {
      throw new IllegalArgumentException(
          "a batch needs at least 2 persons with 2 pictures each, was "
              + persons
              + " x "
              + pictures);
    }
    this.picturesByPerson =
        picturesByPerson.stream().filter(all -> all.size() > 1).map(List::copyOf).toList();
    this.lonePictures =
        picturesByPerson.stream().filter(all -> all.size() == 1).map(all -> all.get(0)).toList();
    if (this.picturesByPerson.size() < 2) {
      throw new IllegalArgumentException(
          "training needs at least 2 persons with 2 pictures each, found "
              + this.picturesByPerson.size());
    }
    this.persons = Math.min(persons, this.picturesByPerson.size());
    this.pictures = pictures;
    this.seed = seed;
  }

  /**
   * Returns the batches of an epoch, each as picture numbers grouped by person, with single
   * pictures last.
   */
  public List<List<Integer>> epoch(int epoch) {
    Random random = Seeds.random(seed, epoch);
    List<List<List<Integer>>> hands = new ArrayList<>();
    for (List<Integer> all : picturesByPerson) {
      hands.add(deal(all, random));
    }
    List<List<Integer>> batches = new ArrayList<>();
    for (int round = 0; !hands.isEmpty(); round++) {
      int dealt = round;
      hands.removeIf(ofPerson -> ofPerson.size() <= dealt);
      Collections.shuffle(hands, random);
      for (int from = 0; from + persons <= hands.size(); from += persons) {
        batches.add(
            hands.subList(from, from + persons).stream()
                .flatMap(ofPerson -> ofPerson.get(dealt).stream())
                .toList());
      }
    }
    Collections.shuffle(batches, random);
    return withLonePictures(batches, random);
  }

  private List<List<Integer>> withLonePictures(List<List<Integer>> batches, Random random) {
    List<Integer> lone = new ArrayList<>(lonePictures);
    Collections.shuffle(lone, random);
    int each = Math.min(lone.size(), persons / PERSONS_PER_LONE_PICTURE);
    List<List<Integer>> filled = new ArrayList<>();
    for (List<Integer> batch : batches) {
      List<Integer> with = new ArrayList<>(batch);
      with.addAll(lone.subList(0, each));
      Collections.rotate(lone, each);
      filled.add(List.copyOf(with));
    }
    return List.copyOf(filled);
  }

  private List<List<Integer>> deal(List<Integer> all, Random random) {
    List<Integer> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    List<List<Integer>> dealt = new ArrayList<>();
    for (int from = 0; from + 2 <= shuffled.size(); from += pictures) {
      dealt.add(shuffled.subList(from, Math.min(from + pictures, shuffled.size())));
    }
    return dealt;
  }
}
