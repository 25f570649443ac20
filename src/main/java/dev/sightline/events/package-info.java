/**
 * The values of Kafka records: one type per topic, and the reasons for rejecting a record.
 *
 * <p>The package stands between the recognition packages, which know nothing of Kafka, and {@code
 * topics} and {@code streams}, which know no byte format. A record that cannot be read is a {@link
 * dev.sightline.events.Rejection} with its reason, not an exception. All types are immutable. To
 * add a field, change the type here and its codec in {@code events.codec}.
 */
package dev.sightline.events;
