/**
 * Labelled pictures, and the store of their faces.
 *
 * <p>Training, identification and calibration read a folder with one folder per person. Detecting
 * and aligning costs far more than reading a small PNG. So every face is cut once and found again
 * by the picture's content, the detector and the chip template.
 */
package dev.sightline.evaluation.pictures;
