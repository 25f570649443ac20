/**
 * Checks what a process needs before it can run: the machine, its libraries and models, and Kafka.
 */
package dev.sightline.cli.doctor;
