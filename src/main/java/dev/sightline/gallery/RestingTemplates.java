package dev.sightline.gallery;

import dev.sightline.embedding.Embedding;
import java.util.HashMap;
import java.util.Map;

/** The templates of disabled persons: kept, and out of every search. */
final class RestingTemplates {
  private final Map<PersonKey, Map<TemplateKey, Embedding>> ofPerson = new HashMap<>();

  /** Keeps a disabled person's templates, beside those it has already. */
  void lay(PersonKey person, Map<TemplateKey, Embedding> templates) {
    ofPerson.computeIfAbsent(person, disabled -> new HashMap<>()).putAll(templates);
  }

  /** Gives back all of a person's templates; the person is not disabled any more. */
  Map<TemplateKey, Embedding> wake(PersonKey person) {
    Map<TemplateKey, Embedding> templates = ofPerson.remove(person);
    return templates == null ? Map.of() : templates;
  }

  /** Keeps a template if its person is disabled; false if it is to be searched. */
  boolean take(TemplateKey key, Embedding embedding) {
    Map<TemplateKey, Embedding> templates = ofPerson.get(key.owner());
    if (templates == null) {
      return false;
    }
    templates.put(key, embedding);
    return true;
  }

  void remove(TemplateKey key) {
    Map<TemplateKey, Embedding> templates = ofPerson.get(key.owner());
    if (templates != null) {
      templates.remove(key);
    }
  }
}
