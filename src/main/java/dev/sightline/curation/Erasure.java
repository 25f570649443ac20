package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.TopicRetention;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Erases a person under all names: the keys first, which is what counts, then whatever else is in
 * reach.
 */
final class Erasure {
  private final GalleryTopic topic;
  private final GalleryConnection connection;
  private final ErasureRemains remains;

  /** The result. */
  record Done(GalleryChange change, ErasureReceipt receipt) {}

  Erasure(GalleryTopic topic, GalleryConnection connection, TopicRetention retention) {
    this.topic = topic;
    this.connection = connection;
    this.remains = new ErasureRemains(connection.topics(), retention);
  }

  /**
   * @param matchers waits until they have the last change
   */
  Done erase(PersonId person, Instant at, Supplier<MatcherReadiness> matchers) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    GalleryEdit removal = topic.editor().remove(person);
    List<FormerName> formerNames = topic.contents().formerNames(person);
    List<ErasureRecord> records = records(person, now, formerNames);
    List<String> keys = topic.destroyKeys(person);
    GalleryChange change = topic.write(removal);
    topic.erase(records, now.minus(remains.remembered()));
    MatcherReadiness answer = matchers.get();
    topic.markKeys();
    return new Done(
        change,
        new ErasureReceipt(
            person.toString(),
            now,
            change.removed(),
            keys,
            answer.applied(),
            answer.behind(),
            remains.after(now, topic.isEncrypted())));
  }

  /** What was decided under a former name before it was given up is the person's, too. */
  private List<ErasureRecord> records(PersonId person, Instant now, List<FormerName> formerNames) {
    Set<PersonId> names = new LinkedHashSet<>(Set.of(person));
    formerNames.forEach(name -> names.add(name.person()));
    FormerIdentities unnamed = FormerIdentities.of(names, connection);
    List<ErasureRecord> records = new ArrayList<>();
    formerNames.forEach(
        name -> records.add(new ErasureRecord(name.person(), name.until(), Set.of(), Set.of())));
    records.add(new ErasureRecord(person, now, unnamed.tracks(), unnamed.strangers()));
    return records;
  }
}
