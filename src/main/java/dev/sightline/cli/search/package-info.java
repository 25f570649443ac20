/** Commands that search past visits. */
package dev.sightline.cli.search;
