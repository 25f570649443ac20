/**
 * Reconstructs why an event happened: fetches its frame and repeats detection, embedding and
 * matching.
 */
package dev.sightline.explain;
