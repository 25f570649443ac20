/**
 * Puts the parts together from a configuration: stages, server, models, keys, monitoring and trace
 * export.
 *
 * <p>An assembly owns what it opens and closes it in reverse order. Commands, benchmarks and
 * replays use assemblies; an assembly never prints or exits.
 */
package dev.sightline.app;
