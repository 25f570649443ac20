/** Options and output that several commands share. */
package dev.sightline.cli.options;
