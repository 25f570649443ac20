/**
 * The HTTP API: one resource class per group of routes, described by {@code
 * /openapi/sightline.yaml}; a test compares the two.
 *
 * <p>Resources are called by several threads at once.
 */
package dev.sightline.serving.api;
