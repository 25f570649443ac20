/**
 * Sources of pictures: folders, films, streams and webcams. The start of the flow.
 *
 * <p>{@link dev.sightline.frames.source.FrameSources} opens what a user names. A recording is read
 * by the caller's thread. A live source has a thread for each connection, and reconnects. What is
 * read from a network stays within the allowed hosts.
 */
package dev.sightline.frames.source;
