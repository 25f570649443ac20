/**
 * The wire contract: what each topic holds, as values and as bytes.
 *
 * <p>Stands between the recognition packages, which know no Kafka, and {@code streams}, which knows
 * no byte format. A record that cannot be read is a {@link dev.sightline.events.Rejection} with its
 * reason, not an exception. Values are immutable; codecs have no state and serve all threads;
 * {@link dev.sightline.events.FramePublisher} and its like belong to one owner, which closes them.
 */
package dev.sightline.events;
