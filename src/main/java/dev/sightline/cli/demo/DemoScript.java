package dev.sightline.cli.demo;

import dev.sightline.cli.gallery.PersonPictures;
import dev.sightline.config.SightlineConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.source.FrameSources;
import dev.sightline.gallery.Picture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The input of a demonstration.
 *
 * @param people the pictures to enrol, by person
 * @param cameras each camera's source, by id; opened when the stages run
 */
record DemoScript(Map<String, List<Picture>> people, Map<String, Supplier<FrameSource>> cameras) {

  /** Returns the script with the photographs that come with the build, filmed by two cameras. */
  static DemoScript photographs() {
    Map<String, List<Picture>> people = new LinkedHashMap<>();
    for (CastMember member : CastMember.all()) {
      String source = "sample" + member.photograph() + ".jpg";
      people.put(member.person(), List.of(new Picture(source, member.portrait())));
    }
    Map<String, Supplier<FrameSource>> cameras = new TreeMap<>();
    DemoCamera.all()
        .forEach(
            camera ->
                cameras.put(
                    camera.id(),
                    () ->
                        new PhotographSource(
                            camera.id(), camera.photographs(), Clock.systemUTC())));
    return new DemoScript(people, cameras);
  }

  /**
   * Returns a script with the user's own pictures and video.
   *
   * @param people a folder with one folder per person
   * @param video a source that {@link FrameSources} can open, played in real time
   */
  static DemoScript of(Path people, String video, SightlineConfig config) {
    Map<String, List<Picture>> pictures = new LinkedHashMap<>();
    for (PersonPictures person : PersonPictures.inFoldersOf(people)) {
      pictures.put(person.person(), person.pictures());
    }
    FrameSources sources = new FrameSources(config.frames(), config.camera(), Clock.systemUTC());
    return new DemoScript(pictures, Map.of("video", () -> sources.open("video", video)));
  }
}
