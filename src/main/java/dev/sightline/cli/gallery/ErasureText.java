package dev.sightline.cli.gallery;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureReceipt.Remains;
import java.io.PrintWriter;
import java.util.Locale;

/** The receipt of an erasure as text. */
final class ErasureText {

  private ErasureText() {}

  /** Prints a receipt, and returns the exit code: 1 if a running matcher is behind. */
  static int print(ErasureReceipt receipt, PrintWriter out) {
    out.printf(Locale.ROOT, "%s was erased at %s%n", receipt.person(), receipt.erasedAt());
    out.printf(
        Locale.ROOT,
        "  %d templates and %d sightings removed, %d data keys destroyed%s%n",
        receipt.templates(),
        receipt.remains().stream().mapToInt(remains -> remains.records().size()).sum(),
        receipt.keys().size(),
        receipt.keys().isEmpty() ? "" : ": " + String.join(", ", receipt.keys()));
    out.printf(Locale.ROOT, "  forgotten by %d running matchers%n", receipt.matchers());
    receipt
        .matchersBehind()
        .forEach(matcher -> out.printf(Locale.ROOT, "  NOT YET by %s%n", matcher));
    out.println("what remains, and until when:");
    receipt.remains().forEach(remains -> print(remains, out));
    return receipt.matchersBehind().isEmpty() ? 0 : 1;
  }

  private static void print(Remains remains, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %-28s %-26s %s%n",
        remains.where(),
        remains.until() == null ? "" : "until " + remains.until().truncatedTo(SECONDS),
        remains.what());
    remains.records().forEach(record -> out.println("    " + record));
  }
}
