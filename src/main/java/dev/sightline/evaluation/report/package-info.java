/**
 * One report of all figures that the documentation quotes. Each section names the pictures it
 * needs, and is skipped where they are absent.
 */
package dev.sightline.evaluation.report;
