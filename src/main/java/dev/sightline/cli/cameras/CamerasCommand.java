package dev.sightline.cli.cameras;

import dev.sightline.cameras.Camera;
import dev.sightline.cameras.CameraCodec;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraEditor.Change;
import dev.sightline.cameras.CameraEditor.Imported;
import dev.sightline.cameras.CameraFields;
import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.OutputPath;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Table;
import dev.sightline.files.PrivateFiles;
import dev.sightline.files.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that show and change the cameras that agents publish. */
@Command(name = "cameras", subcommands = CameraTestCommand.class)
public final class CamerasCommand extends PrintingCommand {

  @Command(name = "list")
  int list(@Mixin EditorOptions options) {
    try (CameraEditor editor = options.open()) {
      Table table =
          new Table("CAMERA", "SOURCE", "ENABLED", "MAX-FPS", "SITE", "PLACE", "SCHEDULE");
      editor.cameras().forEach(camera -> add(camera, table));
      table.lines().forEach(out()::println);
      return 0;
    }
  }

  private static void add(Camera camera, Table table) {
    table.add(
        camera.id(),
        camera.source().address(),
        camera.enabled(),
        orDash(camera.sending().maxFps()),
        orDash(camera.labels().site()),
        orDash(camera.labels().place()),
        orDash(camera.schedule().text()));
  }

  private static String orDash(Optional<Double> number) {
    return number.map(n -> String.format(Locale.ROOT, "%.3g", n)).orElse("-");
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  @Command(name = "add")
  int add(
      @Mixin EditorOptions options,
      @Mixin CameraOptions camera,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "SOURCE") String source) {
    return change(options, Change.ADD, camera.fields(id, source));
  }

  @Command(name = "set")
  int set(
      @Mixin EditorOptions options,
      @Mixin CameraOptions camera,
      @Option(names = "--source", paramLabel = "SOURCE") String source,
      @Parameters(paramLabel = "ID") String id) {
    return change(options, Change.SET, camera.fields(id, source));
  }

  private int change(EditorOptions options, Change how, CameraFields fields) {
    try (CameraEditor editor = options.open()) {
      boolean isChanged = editor.change(how, fields);
      out()
          .println(
              isChanged ? "camera " + fields.id() + " is stored" : "nothing was to be changed");
      return 0;
    }
  }

  @Command(name = "remove")
  int remove(
      @Mixin EditorOptions options,
      @Mixin ConfirmOptions confirm,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
    confirm.require("Remove " + String.join(", ", ids));
    try (CameraEditor editor = options.open()) {
      ids.forEach(editor::remove);
      out().printf(Locale.ROOT, "%d removed%n", ids.size());
      return 0;
    }
  }

  @Command(name = "export")
  int export(
      @Mixin EditorOptions options,
      @Parameters(paramLabel = "FILE", converter = OutputPath.InFolder.class) Path file)
      throws IOException {
    try (CameraEditor editor = options.open()) {
      List<Camera> cameras = editor.cameras();
      Path written = PrivateFiles.write(file, CameraCodec.writeFile(cameras));
      out().printf(Locale.ROOT, "wrote %d cameras to %s%n", cameras.size(), written);
      return 0;
    }
  }

  @Command(name = "import")
  int importFile(
      @Mixin EditorOptions options,
      @Option(names = "--prune") boolean prune,
      @Parameters(paramLabel = "FILE") Path file)
      throws IOException {
    List<CameraFields> cameras = CameraCodec.readFile(TextFile.read(file));
    try (CameraEditor editor = options.open()) {
      Imported imported = editor.importAll(cameras, prune);
      out()
          .printf(
              Locale.ROOT,
              "%d cameras read, %d changed, %d removed%n",
              cameras.size(),
              imported.changed(),
              imported.removed());
      return 0;
    }
  }
}
