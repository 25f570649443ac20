/**
 * Pictures that come over HTTP: read, and put to the same detector, network and rules as frames.
 */
package dev.sightline.serving.recognition;
