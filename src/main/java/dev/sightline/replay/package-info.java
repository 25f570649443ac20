/** Processes a span of past frames again with other settings and compares the events. */
package dev.sightline.replay;
