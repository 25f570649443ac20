/**
 * The rights of each program on Kafka's topics, groups and transactions, derived from the
 * declaration of the topics. Values without threads or clients.
 */
package dev.sightline.topics.access;
