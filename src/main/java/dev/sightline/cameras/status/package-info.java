/**
 * The status of cameras, as records of {@code sightline.camera-status}, and the events of operation
 * that follow from them.
 *
 * <p>The process that publishes a camera reports it ({@link
 * dev.sightline.cameras.status.CameraReporter}). The match stage reports cameras of other
 * producers: it is the first that sees each frame of a camera in one process at a time, whichever
 * instances run. One of its processes, chosen by a consumer group, watches over the reports ({@link
 * dev.sightline.cameras.status.CameraWatch}). It ends those that no longer hold, and writes events.
 * So an event follows from the order of the log, and is written once however many processes run.
 */
package dev.sightline.cameras.status;
