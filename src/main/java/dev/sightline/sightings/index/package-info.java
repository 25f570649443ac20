/**
 * Exact search over sightings in memory-mapped files.
 *
 * <p>{@link dev.sightline.sightings.index.SightingIndex} keeps a folder per day of the last
 * appearance, in UTC, and in it the views of each model: one byte per component for the scan,
 * float32 for the comparison. The files are the operating system's to cache, so the heap holds
 * nothing that grows with the number of sightings. One thread writes, any number of threads search.
 *
 * <p>The source of the records keeps the position of the last {@code flush} and sends all later
 * records again after a crash. So a file needs to be right up to the last flush only: what was
 * appended since is checked when it is opened, and cut where it is torn.
 */
package dev.sightline.sightings.index;
