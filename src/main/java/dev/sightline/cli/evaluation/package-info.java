/** Commands that measure accuracy on labelled pictures. */
package dev.sightline.cli.evaluation;
