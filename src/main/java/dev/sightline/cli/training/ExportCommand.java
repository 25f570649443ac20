package dev.sightline.cli.training;

import dev.sightline.cli.evaluation.BundleOption;
import dev.sightline.cli.options.OutputFile;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.OnnxExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that writes a network for other programs. */
@Command(name = "export")
public final class ExportCommand implements Callable<Integer> {

  @Option(names = "--onnx", paramLabel = "FILE", converter = OutputFile.class, required = true)
  private Path onnx;

  @Mixin private BundleOption source;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ModelBundle bundle = source.read();
    OnnxExport.write(bundle, onnx);
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + bundle.id() + " to " + onnx);
    out.flush();
    return 0;
  }
}
