package dev.sightline.evaluation.pictures;

import java.nio.file.Path;

/**
 * A picture file and whom it shows.
 *
 * @param person the name of the folder it lies in
 */
public record PersonPicture(String person, Path file) {}
