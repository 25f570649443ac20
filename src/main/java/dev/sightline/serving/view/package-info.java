/**
 * What the API can tell, in memory: projections of the topics, each built by a thread that follows
 * its topic. A restart builds them anew.
 *
 * <p>Written by their follower's thread, read by the server's.
 */
package dev.sightline.serving.view;
