package dev.sightline.cli.demo;

import dev.sightline.bench.Photographs;
import java.util.List;

/**
 * A camera of the demo.
 *
 * @param photographs the numbers of the {@link Photographs} it films, one after the other
 */
record DemoCamera(String id, List<Integer> photographs) {

  static List<DemoCamera> all() {
    return List.of(
        new DemoCamera("entrance", List.of(3, 5, 6)), new DemoCamera("lounge", List.of(4, 2, 1)));
  }
}
