package dev.sightline.cli.demo;

import dev.sightline.app.EventLine;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.topics.EventTail.Tailed;
import java.io.PrintWriter;

/**
 * The output of the demo's events: all as JSON, or for people only arrivals and departures.
 *
 * @param json whether to print all records unchanged, one JSON object a line
 */
record DemoScreen(PrintWriter out, boolean json) {

  void presence(Tailed<IdentityEvent> tailed) {
    print(
        json
            ? tailed.json()
            : tailed.event().fold(EventLine::of, rejection -> "not readable: " + rejection));
  }

  void match(Tailed<Match> tailed) {
    if (json) {
      print(tailed.json());
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
