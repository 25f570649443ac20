package dev.sightline.cli.cameras;

import dev.sightline.agent.SourceProbe.Found;
import dev.sightline.agent.SourceProbe.Report;
import dev.sightline.app.CameraAssembly;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cli.options.Json;
import dev.sightline.cli.options.OutputPath;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that opens a camera, reports what it sends, and keeps a picture. */
@Command(name = "test")
final class CameraTestCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--source")
  private boolean isSource;

  @Option(names = "--picture", paramLabel = "FILE", converter = OutputPath.InFolder.class)
  private Path picture;

  @Option(names = "--json")
  private boolean json;

  @Parameters(paramLabel = "ID|SOURCE")
  private String camera;

  @Mixin private EditorOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SightlineConfig config = options.load();
    Found found = CameraAssembly.test(config, isSource ? camera : address());
    if (json) {
      out().println(Json.write(found.report()));
    } else {
      print(found.report());
    }
    if (picture != null) {
      out().println("picture    " + PrivateFiles.write(picture, found.frame().jpeg()));
    }
    return 0;
  }

  private String address() {
    try (CameraEditor editor = options.open()) {
      return editor.address(editor.camera(camera));
    }
  }

  private void print(Report report) {
    out().println("codec      " + (report.codec().isEmpty() ? "unknown" : report.codec()));
    out().printf(Locale.ROOT, "size       %d×%d%n", report.width(), report.height());
    out()
        .println(
            "rate       "
                + (report.framesPerSecond() == 0
                    ? "one picture"
                    : String.format(
                        Locale.ROOT, "%.1f pictures a second", report.framesPerSecond())));
    out().println("clock      " + clock(report));
  }

  private static String clock(Report report) {
    if (!report.isLive()) {
      return "the recording's own";
    }
    return report.clockOffMillis() == null
        ? "this machine's, at arrival; the camera does not say its own"
        : String.format(
            Locale.ROOT,
            "this machine's, at arrival; the camera's own is off by %.1f s",
            report.clockOffMillis() / 1e3);
  }
}
