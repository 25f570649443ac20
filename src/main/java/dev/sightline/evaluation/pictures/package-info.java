/**
 * Labelled pictures, and their faces cut out once and kept.
 *
 * <p>A folder of folders, one a person, is what training, identification and calibration read.
 * Detecting and aligning costs far more than reading a small PNG, so that every face is cut once
 * and found again by the picture's content, the detector and the chip template.
 */
package dev.sightline.evaluation.pictures;
