package dev.sightline.evaluation.pictures;

import java.nio.file.Path;

/**
 * A picture file and the person it shows.
 *
 * @param person the name of the folder it is in
 */
public record PersonPicture(String person, Path file) {}
