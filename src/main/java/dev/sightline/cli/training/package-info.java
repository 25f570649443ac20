/** The commands that train and export models. */
package dev.sightline.cli.training;
