package dev.sightline.cli;

import dev.sightline.cli.cameras.CamerasCommand;
import dev.sightline.cli.demo.DemoCommand;
import dev.sightline.cli.doctor.DoctorCommand;
import dev.sightline.cli.evaluation.CalibrateCommand;
import dev.sightline.cli.evaluation.EvaluateCommand;
import dev.sightline.cli.gallery.AuditCommand;
import dev.sightline.cli.gallery.EnrollCommand;
import dev.sightline.cli.gallery.EraseCommand;
import dev.sightline.cli.gallery.GalleryCommand;
import dev.sightline.cli.gallery.SightingsCommand;
import dev.sightline.cli.gallery.StrangersCommand;
import dev.sightline.cli.search.SearchCommand;
import dev.sightline.cli.search.VisitsCommand;
import dev.sightline.cli.training.ExperimentCommand;
import dev.sightline.cli.training.ExportCommand;
import dev.sightline.cli.training.TrainCommand;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sightline}: streaming face recognition on Apache Kafka. */
@Command(
    name = "sightline",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      BrokerCommand.class,
      TopicsCommand.class,
      AclsCommand.class,
      RunCommand.class,
      CameraCommand.class,
      AgentCommand.class,
      CamerasCommand.class,
      EnrollCommand.class,
      GalleryCommand.class,
      EraseCommand.class,
      SightingsCommand.class,
      AuditCommand.class,
      EventsCommand.class,
      ServeCommand.class,
      StrangersCommand.class,
      SearchCommand.class,
      VisitsCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      CalibrateCommand.class,
      ExperimentCommand.class,
      ExportCommand.class,
      DoctorCommand.class,
      BenchCommand.class
    })
public final class Main {

  private static final String VERBOSE = "--verbose";

  private Main() {}

  public static void main(String[] args) {
    // Before the first logger reads it.
    if (List.of(args).contains(VERBOSE)) {
      System.setProperty("sightline.log.kafka", "WARN");
    }
    StandardError.adopt();
    NativeLibraryErrors.silenceOptionalLibraries();
    System.exit(commandLine().execute(args));
  }

  @Option(names = VERBOSE, scope = ScopeType.INHERIT)
  void setVerbose(boolean unused) {}

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setResourceBundle(ResourceBundle.getBundle("help.sightline", Locale.ROOT))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new NativeLibraryErrors())
        .setExecutionExceptionHandler(new OneLineErrors());
  }
}
