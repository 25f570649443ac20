/**
 * The program's configuration: Kafka-style properties from a file, the environment and the command
 * line, mapped to each package's own config record. The records hold the defaults and the rules;
 * this package only maps settings to them. Immutable; the only side effect is reading the given
 * file.
 */
package dev.sightline.config;
