package dev.sightline.evaluation.pictures;

import dev.sightline.evaluation.pictures.SkippedPicture.Reason;
import dev.sightline.frames.Image.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The extraction of the faces of a list of pictures, several at a time.
 *
 * @param store the folder in which the faces are stored
 * @param cutters creates a cutter for each thread
 * @param threads the number of threads, at least 1
 */
public record FaceExtraction(Path store, Supplier<FaceCutter> cutters, int threads) {

  public FaceExtraction {
    if (threads < 1) {
      throw new IllegalArgumentException("extraction needs at least 1 thread, was " + threads);
    }
  }

  /**
   * The faces found and the pictures without one.
   *
   * @param faces the faces, in the order of the pictures
   * @param skipped the skipped pictures, in the order of the pictures
   */
  public record Result(List<StoredFace> faces, List<SkippedPicture> skipped) {

    public Result {
      faces = List.copyOf(faces);
      skipped = List.copyOf(skipped);
    }

    /**
     * Returns the result with repeated copies of a picture's bytes moved to the skipped pictures.
     */
    public Result withoutDuplicates() {
      Set<String> seen = new HashSet<>();
      List<StoredFace> kept = new ArrayList<>();
      List<SkippedPicture> left = new ArrayList<>(skipped);
      for (StoredFace face : faces) {
        if (seen.add(face.contentHash())) {
          kept.add(face);
        } else {
          left.add(new SkippedPicture(face.picture(), Reason.DUPLICATE));
        }
      }
      return new Result(kept, left);
    }
  }

  /** The result for one picture; {@code face} is null if it was skipped. */
  private record Outcome(StoredFace face, SkippedPicture skipped) {}

  /**
   * Extracts the faces.
   *
   * @param pictures the pictures, which may contain copies
   * @param progress called, from several threads, with the number of further pictures done
   */
  public Result run(List<PersonPicture> pictures, IntConsumer progress) {
    ConcurrentLinkedQueue<FaceCutter> idle = new ConcurrentLinkedQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < pictures.size(); i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  Outcome outcome = outcome(pictures.get(number), idle);
                  progress.accept(1);
                  return outcome;
                }));
      }
      return collect(running);
    } finally {
      pool.shutdownNow();
      idle.forEach(FaceCutter::close);
    }
  }

  private Outcome outcome(PersonPicture picture, ConcurrentLinkedQueue<FaceCutter> idle) {
    FaceCutter lent = idle.poll();
    FaceCutter cutter = lent == null ? cutters.get() : lent;
    try {
      byte[] bytes = Files.readAllBytes(picture.file());
      return new FaceStore(store, cutter.id())
          .face(bytes, cutter)
          .map(png -> new Outcome(new StoredFace(picture, FaceStore.hash(bytes), png), null))
          .orElseGet(() -> skipped(picture, Reason.NO_FACE));
    } catch (IOException | UndecodableImageException e) {
      return skipped(picture, Reason.UNREADABLE);
    } finally {
      idle.add(cutter);
    }
  }

  private static Outcome skipped(PersonPicture picture, Reason reason) {
    return new Outcome(null, new SkippedPicture(picture, reason));
  }

  private static Result collect(List<Future<Outcome>> running) {
    List<StoredFace> faces = new ArrayList<>();
    List<SkippedPicture> skipped = new ArrayList<>();
    for (Future<Outcome> future : running) {
      Outcome outcome = Results.await(future, "cutting out faces");
      if (outcome.face() == null) {
        skipped.add(outcome.skipped());
      } else {
        faces.add(outcome.face());
      }
    }
    return new Result(faces, skipped);
  }
}
