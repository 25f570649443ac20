package dev.sightline.serving.api;

import dev.sightline.curation.ForeignModelException;
import dev.sightline.curation.VisitsUnavailableException;
import dev.sightline.gallery.GalleryEditor.MissingTemplateException;
import dev.sightline.gallery.GalleryEditor.NotEnrolledException;
import dev.sightline.serving.api.Worker.WorkFailedException;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.topics.MissingTopicException;
import java.util.NoSuchElementException;

/** The problems for refused changes of the gallery. */
final class GalleryProblems {

  private GalleryProblems() {}

  /** A change that may be refused. */
  interface Change<T> {
    T make() throws InterruptedException;
  }

  /**
   * Makes a change and converts its exceptions.
   *
   * @throws ProblemException 404 if there is no such person or template, 409 if the name is taken
   *     or the gallery uses another model, 503 if its topic is deleted
   */
  static <T> T converting(Change<T> change) throws InterruptedException {
    try {
      return change.make();
    } catch (MissingTemplateException e) {
      throw PathIds.noTemplate();
    } catch (NotEnrolledException e) {
      throw PathIds.unknown();
    } catch (IllegalArgumentException e) {
      throw ProblemException.conflict("gallery-conflict", e.getMessage());
    } catch (MissingTopicException e) {
      throw ProblemException.unavailable(e.getMessage());
    } catch (WorkFailedException e) {
      if (e.getCause() instanceof MissingTopicException missing) {
        throw ProblemException.unavailable(missing.getMessage());
      }
      if (e.getCause() instanceof NotEnrolledException) {
        throw PathIds.unknown();
      }
      if (e.getCause() instanceof VisitsUnavailableException unavailable) {
        throw ProblemException.unavailable("search-unavailable", unavailable.getMessage());
      }
      if (e.getCause() instanceof NoSuchElementException) {
        throw ProblemException.notFound("stranger-unknown", "no stranger has this id");
      }
      if (e.getCause() instanceof ForeignModelException foreign) {
        throw ProblemException.conflict("foreign-model", foreign.getMessage());
      }
      throw e;
    }
  }
}
