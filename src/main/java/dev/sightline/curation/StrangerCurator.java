package dev.sightline.curation;

import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.SeenFace;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The curator of strangers: it lists them, names them, or puts them on the ignore list. The list is
 * read from the events, as far back as they are kept; names and faces go by the recorded visits.
 */
public final class StrangerCurator {
  /** The most faces of a stranger that are enrolled at once: the largest. */
  private static final int MAX_FACES = 64;

  private final GalleryConnection connection;
  private final GalleryCurator gallery;
  private final VisitReviser visits;

  /**
   * @param gallery the curator of the gallery, which stays open
   * @param visits revises past visits
   */
  StrangerCurator(GalleryConnection connection, GalleryCurator gallery, VisitReviser visits) {
    this.connection = connection;
    this.gallery = gallery;
    this.visits = visits;
  }

  /**
   * Returns all strangers who are neither ignored nor erased, one for each common id, in the order
   * in which they were first seen.
   */
  public List<ListedStranger> list() {
    CommonStrangers common = connection.readCommonStrangers();
    return ListedStranger.joined(beforeSingleCameras(common), common);
  }

  private List<ListedStranger> beforeSingleCameras(CommonStrangers common) {
    Set<String> erased = gallery.erasures().erasedStrangers();
    return notIgnored(events(), gallery.persons(), common).stream()
        .filter(one -> !erased.contains(one.id()))
        .toList();
  }

  /**
   * Returns the strangers of events who are not ignored, one for each common id, in the order in
   * which they were first seen.
   *
   * @param events the events, in the order of each camera
   * @param persons the persons of the gallery
   */
  public static List<ListedStranger> listed(
      List<IdentityEvent> events, List<PersonSummary> persons, CommonStrangers common) {
    return ListedStranger.joined(notIgnored(events, persons, common), common);
  }

  private static List<ListedStranger> notIgnored(
      List<IdentityEvent> events, List<PersonSummary> persons, CommonStrangers common) {
    Set<String> ignored =
        persons.stream()
            .filter(person -> person.status() == PersonStatus.IGNORED)
            .map(person -> person.person().person())
            .collect(Collectors.toSet());
    return StrangerList.of(events).stream()
        .filter(
            one ->
                !ignored.contains(nameOf(one.id()))
                    && common
                        .commonOf(one.id())
                        .filter(id -> ignored.contains(nameOf(id)))
                        .isEmpty())
        .toList();
  }

  private List<IdentityEvent> events() {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(connection.clients(), connection.topics(), From.BEGINNING)) {
      return events.readToEnd().stream()
          .map(tailed -> tailed.event().fold(Optional::of, no -> none()))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private static Optional<IdentityEvent> none() {
    return Optional.empty();
  }

  /**
   * Enrols a stranger under a name from the faces of their recorded visits, and revises each of
   * their past visits once: {@code identity.revised}, with an id that is the same at every
   * repetition. Visits before other cameras in which the matchers would name the person now are
   * revised too. The matchers name the person in a visit that is not over.
   *
   * @param id the id before one camera, or the common id before all
   * @throws NoSuchElementException if no visit of a stranger with this id is recorded
   * @throws VisitsUnavailableException if the recorded visits cannot be searched
   */
  public NamingResult name(String id, PersonId person) {
    List<SightingRecord> theirs = visitsOf(id);
    EnrolmentResult enrolment = gallery.enrollSeen(person, faces(theirs));
    boolean enrolled = !enrolment.reviewed().kept().isEmpty();
    return new NamingResult(
        enrolment,
        withoutFace(theirs),
        enrolled ? visits.name(theirs, person) : RevisedVisits.NONE);
  }

  /**
   * Puts a stranger on the ignore list, under a name made of the id. Their later visits have no
   * events, and they are no longer listed.
   *
   * @param collection the collection to enrol them in
   * @throws NoSuchElementException if no visit of a stranger with this id is recorded
   * @throws VisitsUnavailableException if the recorded visits cannot be searched
   */
  public NamingResult ignore(String id, String collection) {
    List<SightingRecord> theirs = visitsOf(id);
    PersonId person = new PersonId(collection, nameOf(id));
    EnrolmentResult enrolment = gallery.enrollSeen(person, faces(theirs));
    if (!enrolment.reviewed().kept().isEmpty()) {
      gallery.edit(CurationEdit.setStatus(person, PersonStatus.IGNORED));
    }
    return new NamingResult(enrolment, withoutFace(theirs), RevisedVisits.NONE);
  }

  /**
   * Erases a stranger: the matchers forget them, their sightings are removed, and they are no
   * longer listed.
   *
   * @param id the id before one camera, or the common id before all
   * @param timeout how long to wait for running matchers that are behind
   * @return what was erased, and what remains until when
   * @throws NoSuchElementException if no stranger has this id
   */
  public ErasureReceipt erase(String id, Duration timeout) {
    CommonStrangers common = connection.readCommonStrangers();
    Set<String> ids = common.named(id);
    Set<String> tracks =
        beforeSingleCameras(common).stream()
            .filter(unknown -> ids.contains(unknown.id()))
            .flatMap(unknown -> unknown.visits().stream())
            .map(IdentityEvent::track)
            .collect(Collectors.toSet());
    return gallery.erasures().eraseStranger(id, new FormerIdentities(tracks, ids), timeout);
  }

  /**
   * Searches the recorded visits of unknown persons for persons who were just enrolled, and revises
   * those found, each once. It enrols nothing from them.
   */
  public RevisedVisits recognise(Set<PersonId> persons) {
    return visits.recognise(persons);
  }

  /** The name given to an ignored stranger. */
  private static String nameOf(String stranger) {
    return stranger.replace('/', '-');
  }

  /** Returns the visits of a stranger before one camera, or before all by the common id. */
  private List<SightingRecord> visitsOf(String id) {
    List<SightingRecord> found = new ArrayList<>();
    Optional<String> missing = Optional.empty();
    for (String stranger : connection.readCommonStrangers().named(id)) {
      Optional<String> notSearched = addVisits(stranger, found);
      missing = missing.or(() -> notSearched);
    }
    if (found.isEmpty() && missing.isPresent()) {
      throw new VisitsUnavailableException(missing.get());
    }
    if (found.isEmpty()) {
      throw new NoSuchElementException("no stranger has the id " + id + " in a recorded visit");
    }
    return found;
  }

  /**
   * Adds the visits of a camera's stranger; they have the id, if the stranger was seen again.
   *
   * @return what was not searched
   */
  private Optional<String> addVisits(String id, List<SightingRecord> visitsOfAll) {
    List<SightingRecord> found = new ArrayList<>();
    Optional<String> missing =
        visits
            .required()
            .of(
                id,
                seen -> {
                  if (seen.stranger().filter(id::equals).isPresent()) {
                    found.add(seen);
                  }
                });
    boolean isKnown = found.stream().anyMatch(seen -> seen.subject().stranger().isPresent());
    found.forEach(seen -> visitsOfAll.add(isKnown ? seen.ofStranger(id) : seen));
    return missing;
  }

  private static List<SeenFace> faces(List<SightingRecord> visits) {
    return visits.stream()
        .flatMap(seen -> face(seen).stream())
        .sorted(
            Comparator.comparingDouble((SeenFace face) -> face.quality().sizePx())
                .reversed()
                .thenComparing(SeenFace::source))
        .limit(MAX_FACES)
        .toList();
  }

  private static Optional<SeenFace> face(SightingRecord seen) {
    return seen.best()
        .chip()
        .map(
            chip ->
                new SeenFace(
                    seen.visit().toString(), chip, seen.best().quality(), seen.views().get(0)));
  }

  private static int withoutFace(List<SightingRecord> visits) {
    return (int) visits.stream().filter(seen -> seen.best().chip().isEmpty()).count();
  }
}
