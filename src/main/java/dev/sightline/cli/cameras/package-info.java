/** The commands that show, change and test the cameras that agents publish. */
package dev.sightline.cli.cameras;
