package dev.sightline.sightings.search;

import java.util.SortedSet;

/**
 * What a search for all visits did not cover.
 *
 * @param partitions the partitions that did not answer
 * @param otherModel the number of visits that were not compared, because they are of another model
 */
public record NotSearched(SortedSet<Integer> partitions, long otherModel) {}
