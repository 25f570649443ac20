/**
 * The codecs of records: JSON for the topics that subscribers read, Protobuf for the others.
 *
 * <p>{@link dev.sightline.events.codec.RecordCodecs} lists one codec for each type of record.
 * Codecs have no state and serve all threads. Encryption of templates and of presence state happens
 * here too.
 */
package dev.sightline.events.codec;
