package dev.sightline.alignment;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;

/** A detected face with its chip and the quality measured from the chip and the landmarks. */
public record AlignedFace(DetectedFace face, FaceQuality quality, FaceChip chip) {}
