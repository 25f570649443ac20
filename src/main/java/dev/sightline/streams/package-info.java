/**
 * The stages as a Kafka Streams topology.
 *
 * <p>{@link dev.sightline.streams.RecognitionTopology} is a pure function from a configuration and
 * the stages to a topology. A processor belongs to one stream thread; detectors and embedders are
 * shared by the processors of that thread only. The global thread writes the gallery, all stream
 * threads read it.
 */
package dev.sightline.streams;
