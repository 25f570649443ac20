/**
 * The data of the API, in memory: projections of the topics, each built by a thread that follows
 * its topic. A restart builds them again.
 *
 * <p>Each is written by its follower's thread and read by the server's threads.
 */
package dev.sightline.serving.view;
