package dev.sightline.topics;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * The topics and consumer groups of one run, which share the beginning of their names. {@link
 * #close} deletes them, also on a thread that is interrupted. They need not exist yet.
 *
 * @param prefix the prefix of their names
 * @param keepTopics whether to delete only the groups
 */
public record TemporaryTopics(KafkaClients clients, String prefix, boolean keepTopics)
    implements AutoCloseable {
  private static final int TRIES = 20;
  private static final long PAUSE_MILLIS = 500;

  /**
   * Deletes groups and topics. A thread that was interrupted before stays interrupted.
   *
   * @throws KafkaRequestException if Kafka refuses or does not answer; something may be left then
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try (Admin admin = clients.admin()) {
      deleteGroups(admin);
      if (!keepTopics) {
        deleteTopics(admin);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void deleteGroups(Admin admin) {
    for (GroupListing group : clients.await(admin.listGroups().all(), "listing groups")) {
      if (group.groupId().startsWith(prefix)) {
        deleteGroup(admin, group.groupId());
      }
    }
  }

  /**
   * Deletes a group, which is empty only once the broker has noticed that its members have left.
   */
  private void deleteGroup(Admin admin, String group) {
    for (int left = TRIES; left > 0; left--) {
      try {
        clients.await(admin.deleteConsumerGroups(Set.of(group)).all(), "deleting group " + group);
        return;
      } catch (KafkaRequestException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
          return;
        }
        if (!(e.getCause() instanceof GroupNotEmptyException) || left == 1 || !pause()) {
          throw e;
        }
      }
    }
  }

  /** Returns whether the pause was not interrupted. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void deleteTopics(Admin admin) {
    Set<String> topics = new TreeSet<>(clients.await(admin.listTopics().names(), "listing topics"));
    topics.removeIf(topic -> !topic.startsWith(prefix));
    clients.await(admin.deleteTopics(topics).all(), "deleting topics " + topics);
  }
}
