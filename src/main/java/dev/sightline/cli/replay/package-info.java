/** Runs the past again with other settings and shows what would have been told. */
package dev.sightline.cli.replay;
