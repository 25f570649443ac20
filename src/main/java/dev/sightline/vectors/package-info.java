/**
 * Dot products over panels of rows, and vectors in one byte per component, for the exact searches.
 */
package dev.sightline.vectors;
