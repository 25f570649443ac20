package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Picture;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.FrameFetcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The curator of strangers: it lists them, names them, or puts them on the ignore list. It reads
 * the events, as far back as they are kept, and cuts pictures from the frames that are kept.
 */
public final class StrangerCurator {
  /** The reason of a best shot that was refused because it may be a presentation attack. */
  private static final String POSSIBLE_SPOOF = "possible-spoof";

  private final GalleryConnection connection;
  private final GalleryCurator gallery;

  /**
   * @param gallery the curator of the gallery, which stays open
   */
  StrangerCurator(GalleryConnection connection, GalleryCurator gallery) {
    this.connection = connection;
    this.gallery = gallery;
  }

  /**
   * Returns all strangers who are neither ignored nor erased, in the order in which they were first
   * seen.
   */
  public List<ListedStranger> list() {
    Set<String> ignored =
        gallery.persons().stream()
            .filter(person -> person.status() == PersonStatus.IGNORED)
            .map(person -> person.person().person())
            .collect(Collectors.toSet());
    Set<String> erased = gallery.erasedStrangers();
    return unknown().stream()
        .filter(one -> !ignored.contains(nameOf(one)) && !erased.contains(one.id()))
        .toList();
  }

  private List<ListedStranger> unknown() {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(connection.clients(), connection.topics(), From.BEGINNING)) {
      return StrangerList.of(
          events.readToEnd().stream()
              .map(tailed -> tailed.event().fold(Optional::of, no -> none()))
              .flatMap(Optional::stream)
              .toList());
    }
  }

  private static Optional<IdentityEvent> none() {
    return Optional.empty();
  }

  /**
   * Enrols a stranger under a name from the frames of their best shots, and revises each of their
   * past visits once: {@code identity.revised}, with an id that is the same at every repetition.
   * The matchers name the person in a visit that is not over.
   *
   * @throws NoSuchElementException if no stranger has this id
   */
  public NamingResult name(String id, PersonId person) {
    ListedStranger unknown = find(id);
    List<Picture> pictures = pictures(unknown);
    EnrolmentResult enrolment = gallery.enroll(person, pictures);
    int gone = shots(unknown).size() - pictures.size();
    boolean enrolled = !enrolment.reviewed().kept().isEmpty();
    return new NamingResult(enrolment, gone, enrolled ? revise(unknown, person) : 0);
  }

  /**
   * Puts a stranger on the ignore list, under a name made of the id. Their later visits have no
   * events, and they are no longer listed.
   *
   * @param collection the collection to enrol them in
   * @throws NoSuchElementException if no stranger has this id
   */
  public NamingResult ignore(String id, String collection) {
    ListedStranger unknown = find(id);
    PersonId person = new PersonId(collection, nameOf(unknown));
    List<Picture> pictures = pictures(unknown);
    EnrolmentResult enrolment = gallery.enroll(person, pictures);
    if (!enrolment.reviewed().kept().isEmpty()) {
      gallery.edit(CurationEdit.setStatus(person, PersonStatus.IGNORED));
    }
    return new NamingResult(enrolment, shots(unknown).size() - pictures.size(), 0);
  }

  /**
   * Erases a stranger: the matchers forget them, their sightings are removed, and they are no
   * longer listed.
   *
   * @param timeout how long to wait for running matchers that are behind
   * @return what was erased, and what remains until when
   * @throws NoSuchElementException if no stranger has this id
   */
  public ErasureReceipt erase(String id, Duration timeout) {
    Set<String> tracks =
        list().stream()
            .filter(unknown -> unknown.id().equals(id))
            .flatMap(unknown -> unknown.visits().stream())
            .map(IdentityEvent::track)
            .collect(Collectors.toSet());
    return gallery.eraseStranger(id, tracks, timeout);
  }

  /** Returns the person that a matcher would name in a camera's picture now. */
  public interface Recogniser {
    Optional<PersonId> recognise(Picture picture, String camera);
  }

  /** Does the same as {@link #recognise(Set, Recogniser)}, with the model of the gallery. */
  public int recognise(Set<PersonId> persons) {
    return recognise(persons, gallery::recognise);
  }

  /**
   * Searches all strangers for persons who were just enrolled, and revises the past visits of those
   * found, each once. It enrols nothing from the cameras' frames.
   *
   * @return the number of visits revised
   */
  public int recognise(Set<PersonId> persons, Recogniser recogniser) {
    int revised = 0;
    for (ListedStranger unknown : list()) {
      Set<PersonId> named =
          pictures(unknown, shot -> !POSSIBLE_SPOOF.equals(shot.reason())).stream()
              .flatMap(picture -> recogniser.recognise(picture, unknown.camera()).stream())
              .collect(Collectors.toSet());
      if (named.size() == 1 && persons.containsAll(named)) {
        revised += revise(unknown, named.iterator().next());
      }
    }
    return revised;
  }

  /** The name given to an ignored stranger. */
  private static String nameOf(ListedStranger unknown) {
    return unknown.id().replace('/', '-');
  }

  private ListedStranger find(String id) {
    return list().stream()
        .filter(unknown -> unknown.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no stranger has the id " + id));
  }

  private List<Picture> pictures(ListedStranger unknown) {
    return pictures(unknown, shot -> true);
  }

  private List<Picture> pictures(ListedStranger unknown, Predicate<BestShot> wanted) {
    List<Picture> pictures = new ArrayList<>();
    try (FrameFetcher frames = new FrameFetcher(connection.clients())) {
      for (BestShot shot : shots(unknown)) {
        if (wanted.test(shot)) {
          frames.fetch(shot.frame()).ifPresent(jpeg -> pictures.add(picture(shot, jpeg)));
        }
      }
    }
    return pictures;
  }

  /** The whole frame, in which a detector finds the face again; in a part of it, it may not. */
  private static Picture picture(BestShot shot, byte[] jpeg) {
    FramePlace place = shot.frame();
    return new Picture(place.topic() + "-" + place.partition() + "-" + place.offset(), jpeg)
        .ofFaceIn(shot.box());
  }

  private static Set<BestShot> shots(ListedStranger unknown) {
    Set<BestShot> shots = new LinkedHashSet<>();
    unknown.visits().forEach(visit -> shots.add(visit.bestShot()));
    return shots;
  }

  private int revise(ListedStranger unknown, PersonId person) {
    List<IdentityEvent> over =
        unknown.visits().stream()
            .filter(visit -> visit.type() == IdentityEventType.UNKNOWN_LEFT)
            .toList();
    Map<Visit, IdentityEvent> revised = new LinkedHashMap<>();
    over.forEach(
        visit ->
            revised.put(
                new Visit(visit.camera(), visit.visit()),
                IdentityEventMapping.revised(visit, person, unknown.stranger())));
    new PastVisits(connection).write(revised, Optional.of(person));
    return over.size();
  }
}
