/**
 * The assembly of the parts from a configuration: stages, server, models, keys, monitoring and
 * trace export.
 */
package dev.sightline.app;
