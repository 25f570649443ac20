/** The checks of what a process needs: the machine, its libraries and models, and Kafka. */
package dev.sightline.cli.doctor;
