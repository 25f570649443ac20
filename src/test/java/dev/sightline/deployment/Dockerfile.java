package dev.sightline.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A Dockerfile's instructions, in order; comments and continued lines are resolved. */
record Dockerfile(List<Instruction> instructions) {

  /** An instruction such as {@code COPY}, and the rest of its line. */
  record Instruction(String keyword, String arguments) {
    List<String> words() {
      return Arrays.asList(arguments.split("\\s+"));
    }
  }

  /**
   * A {@code COPY}.
   *
   * @param stage the stage that {@code --from} names, or null for the build context
   * @param sources what is copied, relative to the context, or absolute in the stage
   * @param target where it goes; a folder if it ends in a slash
   */
  record Copy(String stage, List<String> sources, String target) {
    private static final String FROM = "--from=";

    static Copy of(Instruction instruction) {
      List<String> words = instruction.words();
      boolean fromStage = words.get(0).startsWith(FROM);
      String stage = fromStage ? words.get(0).substring(FROM.length()) : null;
      return new Copy(
          stage, words.subList(fromStage ? 1 : 0, words.size() - 1), words.get(words.size() - 1));
    }
  }

  static Dockerfile read(Path file) {
    List<Instruction> instructions = new ArrayList<>();
    StringBuilder pending = new StringBuilder();
    for (String line : Repository.read(file).lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean continued = line.endsWith("\\");
      pending.append(continued ? line.substring(0, line.length() - 1) : line);
      if (!continued) {
        String[] parts = pending.toString().strip().split("\\s+", 2);
        instructions.add(new Instruction(parts[0], parts[1]));
        pending.setLength(0);
      }
    }
    return new Dockerfile(List.copyOf(instructions));
  }

  List<Instruction> all(String keyword) {
    return instructions.stream().filter(i -> i.keyword().equals(keyword)).toList();
  }

  /** The last stage, which is the image. */
  Dockerfile image() {
    int start = instructions.lastIndexOf(all("FROM").get(all("FROM").size() - 1));
    return new Dockerfile(instructions.subList(start, instructions.size()));
  }

  /** The arguments of the only instruction of its kind. */
  String only(String keyword) {
    List<Instruction> found = all(keyword);
    if (found.size() != 1) {
      throw new IllegalStateException("expected one " + keyword + ", found " + found);
    }
    return found.get(0).arguments();
  }

  List<Copy> copies() {
    return all("COPY").stream().map(Copy::of).toList();
  }
}
