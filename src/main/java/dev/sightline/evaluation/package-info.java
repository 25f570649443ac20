/**
 * The accuracy of a network in numbers: verification, open-set identification, calibration, plots.
 *
 * <p>The numbers are pure functions of cosine similarities and hold no native memory. A protocol
 * lists the pictures, has their faces embedded and passes the similarities on. A pair or a probe is
 * accepted if its cosine similarity is at or above the threshold.
 */
package dev.sightline.evaluation;
