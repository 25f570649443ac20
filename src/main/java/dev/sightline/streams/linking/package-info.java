/**
 * One id for a stranger before all cameras.
 *
 * <p>The ended visits of all cameras are in one partition, {@code sightline.visits}, so one task
 * reads them. {@link dev.sightline.streams.linking.Linker} is the pure part: from what is
 * remembered and a visit to what is remembered then and the links that change.
 */
package dev.sightline.streams.linking;
