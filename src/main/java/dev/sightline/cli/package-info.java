/**
 * The command line: where the parts are put together, and the only code that reads the environment
 * or ends the process. A command parses, composes and prints; it decides nothing about faces.
 */
package dev.sightline.cli;
