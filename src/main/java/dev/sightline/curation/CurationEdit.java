package dev.sightline.curation;

import dev.sightline.events.AuditAction;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.GalleryEditor.NotEnrolledException;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A change of the gallery that needs no picture, with its entry in the audit. {@link
 * GalleryCurator#edit} makes it. A person or a template that does not exist is a {@link
 * NotEnrolledException} there; a name that is taken is an {@link IllegalArgumentException}.
 */
public final class CurationEdit {
  private final AuditAction action;
  private final String subject;
  private final Optional<PersonId> recipient;
  private final BiFunction<GalleryEditor, Instant, GalleryEdit> change;

  private CurationEdit(
      AuditAction action, Object subject, BiFunction<GalleryEditor, Instant, GalleryEdit> change) {
    this(action, subject, Optional.empty(), change);
  }

  private CurationEdit(
      AuditAction action,
      Object subject,
      Optional<PersonId> recipient,
      BiFunction<GalleryEditor, Instant, GalleryEdit> change) {
    this.action = action;
    this.subject = subject.toString();
    this.recipient = recipient;
    this.change = change;
  }

  /** Gives a person another name or collection. */
  public static CurationEdit rename(PersonId from, PersonId to) {
    return new CurationEdit(
        AuditAction.RENAMED, from + " to " + to, (editor, now) -> editor.rename(from, to, now));
  }

  /** Merges two persons into the second. */
  public static CurationEdit merge(PersonId from, PersonId into) {
    return new CurationEdit(
        AuditAction.MERGED, from + " into " + into, (editor, now) -> editor.merge(from, into, now));
  }

  /** Moves a template to another person, new or enrolled. */
  public static CurationEdit move(TemplateId template, PersonId to) {
    return new CurationEdit(
        AuditAction.MOVED,
        template + " to " + to,
        Optional.of(to),
        (editor, now) -> editor.move(template, to));
  }

  /** Disables, ignores or reactivates a person. */
  public static CurationEdit setStatus(PersonId person, PersonStatus status) {
    return new CurationEdit(
        AuditAction.STATUS_SET,
        person + " " + status.name().toLowerCase(Locale.ROOT),
        (editor, now) -> editor.setStatus(person, status));
  }

  /** Removes a person's templates, negative examples and status. */
  public static CurationEdit remove(PersonId person) {
    return new CurationEdit(AuditAction.REMOVED, person, (editor, now) -> editor.remove(person));
  }

  /** Removes one template. */
  public static CurationEdit remove(TemplateId template) {
    return new CurationEdit(
        AuditAction.REMOVED, template, (editor, now) -> editor.remove(template));
  }

  /** Turns a template into a negative example of its person. */
  public static CurationEdit toNegative(TemplateId template) {
    return new CurationEdit(
        AuditAction.NEGATIVE_ADDED, template, (editor, now) -> editor.toNegative(template));
  }

  AuditAction action() {
    return action;
  }

  String subject() {
    return subject;
  }

  /** Returns the person who gets a template that another person had; empty if nobody does. */
  Optional<PersonId> recipient() {
    return recipient;
  }

  /** Works out the change of the gallery as it is now. */
  GalleryEdit with(GalleryEditor editor, Instant now) {
    return change.apply(editor, now);
  }
}
