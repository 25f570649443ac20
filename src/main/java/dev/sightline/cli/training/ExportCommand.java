package dev.sightline.cli.training;

import dev.sightline.cli.evaluation.BundleOption;
import dev.sightline.cli.options.OutputPath.InFolder;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.embedding.ModelBundle;
import dev.sightline.embedding.OnnxExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that writes a network for other programs. */
@Command(name = "export")
public final class ExportCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--onnx", paramLabel = "FILE", converter = InFolder.class, required = true)
  private Path onnx;

  @Mixin private BundleOption source;

  @Override
  public Integer call() {
    ModelBundle bundle = source.read();
    OnnxExport.write(bundle, onnx);
    PrintWriter out = out();
    out.println("wrote " + bundle.id() + " to " + onnx);
    return 0;
  }
}
