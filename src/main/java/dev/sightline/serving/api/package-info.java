/**
 * The HTTP API: one resource class a group of routes, described by {@code /openapi/sightline.yaml},
 * with which a test compares it.
 *
 * <p>Resources are called by several threads at once.
 */
package dev.sightline.serving.api;
