/** The replay of past frames with other settings, and the comparison of the events. */
package dev.sightline.replay;
