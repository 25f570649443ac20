package dev.sightline.cli.options;

import dev.sightline.files.OutputPaths;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A converter of an option to a path that the command can write. */
public abstract class OutputPath implements ITypeConverter<Path> {
  private final UnaryOperator<Path> check;

  private OutputPath(UnaryOperator<Path> check) {
    this.check = check;
  }

  @Override
  public final Path convert(String value) {
    try {
      return check.apply(Path.of(value));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** A file in a folder that exists; refuses one that cannot be written. */
  public static final class InFolder extends OutputPath {
    public InFolder() {
      super(OutputPaths::requireFile);
    }
  }

  /** A folder, or a file whose folders the command creates; refuses what cannot be created. */
  public static final class Created extends OutputPath {
    public Created() {
      super(OutputPaths::requireCreatable);
    }
  }
}
