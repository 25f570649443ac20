/**
 * What a process needs before it can run, looked at one by one: the machine, its libraries and
 * models, and Kafka.
 */
package dev.sightline.cli.doctor;
