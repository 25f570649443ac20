package dev.sightline.gallery.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GallerySearch;
import dev.sightline.gallery.IndexType;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.CollectionRows.Contents;
import dev.sightline.gallery.index.GalleryVersion.ModelCollection;
import dev.sightline.vectors.DotKernel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The gallery in memory with exact search: every template of the requested collections is compared.
 *
 * <p>The writer publishes a new version after each change, in one volatile write. A search reads
 * the current version and scans it without a lock. So a long search delays no enrolment, and no
 * enrolment delays a search. With a read–write lock each change would wait for the longest running
 * search, and all later searches for the change. The price is a copy of two blocks where a template
 * is replaced or removed; adding one copies next to nothing.
 */
public final class GalleryIndex implements Gallery {
  private final IndexType type;
  private final DotKernel kernel;
  private final Map<ModelCollection, CollectionRows> rowsOf = new HashMap<>();
  private final Map<ModelId, Integer> dimensions = new ConcurrentHashMap<>();
  private final Map<PersonId, Integer> templatesOf = new HashMap<>();
  private final DisabledTemplates disabled = new DisabledTemplates();
  private volatile GalleryVersion current = new GalleryVersion(Map.of(), 0, 0, 0, Set.of());

  public GalleryIndex(GalleryConfig config) {
    this(config.index(), DotKernel.fastest());
  }

  GalleryIndex(IndexType type, DotKernel kernel) {
    this.type = Objects.requireNonNull(type, "type");
    this.kernel = Objects.requireNonNull(kernel, "kernel");
  }

  @Override
  public synchronized void put(Template template, long revision) {
    requireNotBefore(revision);
    TemplateId id = template.id();
    Embedding embedding = template.embedding();
    requireDimension(
        embedding, dimensions.computeIfAbsent(embedding.model(), model -> embedding.dimension()));
    if (!disabled.putIfDisabled(id, embedding)) {
      place(id, embedding);
    }
    publish(revision, current.ignored());
  }

  private void place(TemplateId id, Embedding embedding) {
    CollectionRows rows =
        rowsOf.computeIfAbsent(
            new ModelCollection(id.collection(), embedding.model()),
            collection -> newRows(embedding));
    removeFromOthers(rows, id);
    if (rows.put(id, embedding.toArray())) {
      templatesOf.merge(id.person(), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void remove(TemplateId id, long revision) {
    requireNotBefore(revision);
    removeFromOthers(null, id);
    disabled.remove(id);
    publish(revision, current.ignored());
  }

  @Override
  public synchronized void advance(long revision) {
    requireNotBefore(revision);
    publish(revision, current.ignored());
  }

  @Override
  public synchronized void setStatus(PersonId person, PersonStatus status, long revision) {
    requireNotBefore(revision);
    if (status == PersonStatus.DISABLED) {
      Map<TemplateId, Embedding> theirs = searchedOf(person);
      theirs.keySet().forEach(id -> removeFromOthers(null, id));
      disabled.put(person, theirs);
    } else {
      disabled.remove(person).forEach(this::place);
    }
    Set<PersonId> ignored = new HashSet<>(current.ignored());
    boolean unused = status == PersonStatus.IGNORED ? ignored.add(person) : ignored.remove(person);
    publish(revision, Set.copyOf(ignored));
  }

  private Map<TemplateId, Embedding> searchedOf(PersonId person) {
    Map<TemplateId, Embedding> theirs = new HashMap<>();
    rowsOf.forEach(
        (collection, rows) ->
            rows.vectorsOf(person)
                .forEach((id, vector) -> theirs.put(id, Embedding.of(collection.model(), vector))));
    return theirs;
  }

  @Override
  public GallerySearch search(List<Embedding> faces, int persons, Set<String> collections) {
    if (persons < 1) {
      throw new IllegalArgumentException("a search must ask for at least 1 person, was " + persons);
    }
    GalleryVersion version = current;
    return faces.isEmpty()
        ? version.emptySearch()
        : version.search(modelOf(faces), faces, persons, collections);
  }

  @Override
  public Set<String> collections() {
    return current.rowsOf().keySet().stream()
        .map(ModelCollection::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public long revision() {
    return current.revision();
  }

  @Override
  public int templates() {
    return current.templates();
  }

  @Override
  public int persons() {
    return current.persons();
  }

  private void requireNotBefore(long revision) {
    if (revision < current.revision()) {
      throw new IllegalArgumentException(
          "the gallery is at revision " + current.revision() + ", found a change for " + revision);
    }
  }

  private CollectionRows newRows(Embedding embedding) {
    return new CollectionRows(
        new PackedRows(new PackedRows.Layout(type, embedding.dimension(), kernel)));
  }

  /**
   * Returns the model of these faces, after checking that there is only one and that all have its
   * dimension.
   */
  private ModelId modelOf(List<Embedding> faces) {
    ModelId model = faces.get(0).model();
    for (Embedding face : faces) {
      if (!face.model().equals(model)) {
        throw new IllegalArgumentException(
            "one search takes faces of one model, found " + model + " and " + face.model());
      }
      requireDimension(face, dimensions.getOrDefault(model, faces.get(0).dimension()));
    }
    return model;
  }

  private static void requireDimension(Embedding embedding, int dimension) {
    if (embedding.dimension() != dimension) {
      throw new IllegalArgumentException(
          "embeddings of model "
              + embedding.model()
              + " have "
              + dimension
              + " dimensions, found "
              + embedding.dimension());
    }
  }

  /** Removes the template from every other place: it may have been of another model. */
  private void removeFromOthers(CollectionRows here, TemplateId id) {
    rowsOf.forEach(
        (collection, rows) -> {
          if (rows != here && collection.name().equals(id.collection()) && rows.remove(id)) {
            templatesOf.computeIfPresent(id.person(), (owner, n) -> n == 1 ? null : n - 1);
          }
        });
  }

  private void publish(long revision, Set<PersonId> ignored) {
    rowsOf.values().removeIf(rows -> rows.contents().rows().size() == 0);
    Map<ModelCollection, Contents> filled = new HashMap<>();
    rowsOf.forEach((collection, rows) -> filled.put(collection, rows.contents()));
    int templates = filled.values().stream().mapToInt(rows -> rows.rows().size()).sum();
    current = new GalleryVersion(filled, templates, templatesOf.size(), revision, ignored);
  }
}
