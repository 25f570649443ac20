package dev.sightline.detection;

import dev.sightline.frames.Image;
import java.util.List;

/**
 * A detector that computes the mesh of each face that another detector finds. The mesh's landmarks
 * replace the detector's, and a detection that the mesh network does not take for a face is
 * dropped.
 */
final class MeshedFaceDetector implements FaceDetector {
  private final FaceDetector detector;
  private final double lowestProbability;
  private final FaceMeshNetwork network = new FaceMeshNetwork();

  /**
   * @param detector the detector, closed with this one
   * @param lowestProbability the lowest {@link FaceMesh#faceProbability} of a face
   */
  MeshedFaceDetector(FaceDetector detector, double lowestProbability) {
    this.detector = detector;
    this.lowestProbability = lowestProbability;
  }

  @Override
  public String id() {
    return detector.id() + "+face-mesh";
  }

  @Override
  public List<DetectedFace> detect(Image image) {
    return detector.detect(image).stream()
        .map(face -> face.withMesh(network.mesh(image, face)))
        .filter(face -> face.mesh().orElseThrow().faceProbability() >= lowestProbability)
        .toList();
  }

  @Override
  public void close() {
    detector.close();
    network.close();
  }
}
