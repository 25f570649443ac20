package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * MediaPipe's full-range BlazeFace (Bazarevsky et al. 2019, arXiv 1907.05047), run on the whole
 * image and on as many tiles as the smallest wanted face requires.
 */
final class BlazeFaceDetector implements FaceDetector {
  private final DetectionConfig config;
  private final Overlaps overlaps;
  private final BlazeFaceNetwork network;
  private boolean closed;

  BlazeFaceDetector(DetectionConfig config) {
    this.config = config;
    this.overlaps = new Overlaps(config);
    this.network = new BlazeFaceNetwork(config.engine());
  }

  @Override
  public String id() {
    return "blazeface-full-range";
  }

  @Override
  public List<DetectedFace> detect(Image image) {
    if (closed) {
      throw new IllegalStateException("the detector is closed");
    }
    List<DetectedFace> candidates = new ArrayList<>();
    for (Region tile : TilePyramid.tiles(image.width(), image.height(), config.minFacePx())) {
      Cutout cutout = Cutout.fitting(tile, BlazeFaceNetwork.SIDE);
      for (DetectedFace face : network.detect(cutout.of(image), config.lowestDetectorScore())) {
        candidates.add(cutout.toImage(face));
      }
    }
    return overlaps.merge(candidates);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
