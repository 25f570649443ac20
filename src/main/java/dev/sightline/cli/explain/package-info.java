/**
 * Shows how an event came about: its frame is fetched again, and all that follows from it is worked
 * out anew.
 */
package dev.sightline.cli.explain;
