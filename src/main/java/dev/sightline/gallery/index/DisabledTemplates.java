package dev.sightline.gallery.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import java.util.HashMap;
import java.util.Map;

/** The templates of disabled persons, which are kept but not searched. */
final class DisabledTemplates {
  private final Map<PersonId, Map<TemplateId, Embedding>> ofPerson = new HashMap<>();

  /** Keeps a disabled person's templates, beside those it has already. */
  void put(PersonId person, Map<TemplateId, Embedding> templates) {
    ofPerson.computeIfAbsent(person, disabled -> new HashMap<>()).putAll(templates);
  }

  /** Gives back all of a person's templates; the person is not disabled any more. */
  Map<TemplateId, Embedding> remove(PersonId person) {
    Map<TemplateId, Embedding> templates = ofPerson.remove(person);
    return templates == null ? Map.of() : templates;
  }

  /** Keeps a template if its person is disabled; false if it is to be searched. */
  boolean putIfDisabled(TemplateId id, Embedding embedding) {
    Map<TemplateId, Embedding> templates = ofPerson.get(id.person());
    if (templates == null) {
      return false;
    }
    templates.put(id, embedding);
    return true;
  }

  void remove(TemplateId id) {
    Map<TemplateId, Embedding> templates = ofPerson.get(id.person());
    if (templates != null) {
      templates.remove(id);
    }
  }
}
