/**
 * The stages as a Kafka Streams topology, and the runner that owns it.
 *
 * <p>{@link dev.sightline.streams.RecognitionTopology} is a pure function; {@link
 * dev.sightline.streams.StreamsRunner} runs what it builds. A processor belongs to one stream
 * thread; what it needs to itself (a detector, a network's workspace) it shares with the other
 * processors of its thread only. The gallery is written by the global thread and read by all.
 */
package dev.sightline.streams;
