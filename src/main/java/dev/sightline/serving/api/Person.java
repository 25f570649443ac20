package dev.sightline.serving.api;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.Template;
import java.util.List;

/**
 * An enrolled person.
 *
 * @param person the name
 * @param templates how many enrolled faces
 * @param sample of one of them, to show the person by
 */
record Person(String collection, String person, int templates, String sample) {

  static Person of(PersonKey key, List<Template> templates) {
    return new Person(
        key.collection(), key.person(), templates.size(), templates.get(0).key().sample());
  }
}
