/**
 * The command line: parses options, calls an assembly and prints. The only package that exits the
 * process.
 *
 * <p>Commands that belong together have a package of their own; options that several of them share
 * are in {@code cli.options}. The help texts of all commands are in the resource {@code
 * help/sightline.properties}. A command decides nothing about faces.
 */
package dev.sightline.cli;
