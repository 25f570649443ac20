package dev.sightline.evaluation;

import dev.sightline.detection.Box;
import dev.sightline.files.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of face boxes from a text file, one per line: {@code file x1 y1 x2 y2}, corners in
 * pixels.
 */
public final class AnnotatedBoxes {

  private AnnotatedBoxes() {}

  /**
   * Reads a file.
   *
   * @return the boxes of each picture that has any
   * @throws IllegalArgumentException if a line is not a name and four numbers of a box
   */
  public static Map<String, List<Box>> read(Path file) throws IOException {
    Map<String, List<Box>> boxes = new LinkedHashMap<>();
    int number = 0;
    for (String line : TextFile.read(file).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        String[] parts = line.strip().split("\\s+");
        try {
          boxes.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(box(parts));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              file.getFileName()
                  + ", line "
                  + number
                  + ": expected 'file x1 y1 x2 y2', found '"
                  + line
                  + "'",
              e);
        }
      }
    }
    return boxes;
  }

  private static Box box(String[] parts) {
    if (parts.length != 5) {
      throw new IllegalArgumentException(parts.length + " parts");
    }
    float x = Float.parseFloat(parts[1]);
    float y = Float.parseFloat(parts[2]);
    return new Box(x, y, Float.parseFloat(parts[3]) - x, Float.parseFloat(parts[4]) - y);
  }
}
