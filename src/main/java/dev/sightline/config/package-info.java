/**
 * Reads the program's configuration: Kafka-style properties from a file, the environment and the
 * command line, into each package's own config record. The records hold the defaults and the rules;
 * this package only maps keys to them. Immutable, free of side effects but for reading the file it
 * is given.
 */
package dev.sightline.config;
