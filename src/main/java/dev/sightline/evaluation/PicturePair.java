package dev.sightline.evaluation;

/**
 * Two pictures to compare, each as its path relative to the image folder, with forward slash.
 *
 * @param fold the number of the fold, from 0
 * @param samePerson whether they show one person
 */
public record PicturePair(int fold, boolean samePerson, String first, String second) {}
