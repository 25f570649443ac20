package dev.sightline.alignment;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;

/** A detected face with its chip and what the chip and the landmarks say of its quality. */
public record AlignedFace(DetectedFace face, FaceQuality quality, FaceChip chip) {}
