package dev.sightline.cli.options;

import dev.sightline.files.OutputPaths;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A converter of an option to a folder, or a file whose folders the command creates; it refuses one
 * that cannot be created.
 */
public final class CreatedPath implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    try {
      return OutputPaths.requireCreatable(Path.of(value));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
