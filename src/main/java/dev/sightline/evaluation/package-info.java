/**
 * How good a network is, as numbers: verification, open-set identification, calibration, plots.
 *
 * <p>The numbers are pure functions of cosine similarities and hold no native memory; a protocol
 * names the pictures, has their faces embedded and hands the similarities over. A pair or a probe
 * is accepted when its cosine similarity is at or above the threshold.
 */
package dev.sightline.evaluation;
