package dev.sightline.cli.gallery;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureReceipt.Remains;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that erases a person and prints the receipt. */
@Command(name = "erase")
public final class EraseCommand extends PrintingCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME")
  private String name;

  @Mixin private CurationOptions options;
  @Mixin private ConfirmOptions confirm;

  @Override
  public Integer call() {
    confirm.require("Erase " + options.person(name) + " under all names");
    try (GalleryCurator curator = options.open()) {
      ErasureReceipt receipt = curator.erase(options.person(name), options.timeout());
      print(receipt);
      return receipt.matchersBehind().isEmpty() ? 0 : 1;
    }
  }

  private void print(ErasureReceipt receipt) {
    PrintWriter out = out();
    out.printf(Locale.ROOT, "%s was erased at %s%n", receipt.person(), receipt.erasedAt());
    out.printf(
        Locale.ROOT,
        "  %d templates removed, %d data keys destroyed%s%n",
        receipt.templates(),
        receipt.keys().size(),
        receipt.keys().isEmpty() ? "" : ": " + String.join(", ", receipt.keys()));
    out.printf(Locale.ROOT, "  forgotten by %d running matchers%n", receipt.matchers());
    receipt
        .matchersBehind()
        .forEach(matcher -> out.printf(Locale.ROOT, "  NOT YET by %s%n", matcher));
    out.println("what remains, and until when:");
    receipt.remains().forEach(remains -> out.println("  " + line(remains)));
  }

  private static String line(Remains remains) {
    return String.format(
        Locale.ROOT,
        "%-28s %-26s %s",
        remains.where(),
        remains.until() == null ? "" : "until " + remains.until().truncatedTo(SECONDS),
        remains.what());
  }
}
