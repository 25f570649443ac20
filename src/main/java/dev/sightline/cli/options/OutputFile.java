package dev.sightline.cli.options;

import dev.sightline.files.OutputPaths;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A converter of an option to a file in a folder that exists; it refuses one that cannot be
 * written.
 */
public final class OutputFile implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    try {
      return OutputPaths.requireFile(Path.of(value));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
