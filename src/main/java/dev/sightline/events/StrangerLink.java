package dev.sightline.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * The common id of a camera's stranger: the record of {@code sightline.links}, as JSON of the same
 * names ({@code /schema/stranger-link-v1.json}). The last record of a stranger counts.
 *
 * @param id the id, derived from the stranger, the common id and the time: the same however often
 *     it is written
 * @param stranger the id of the camera's own stranger, the record's key
 * @param camera the camera's id
 * @param common the id of the person before all cameras
 * @param former the common id that the stranger had before; absent if they had none
 * @param occurredAt the end of the visit that led to it; the record's timestamp
 */
@JsonInclude(NON_NULL)
public record StrangerLink(
    String id,
    Type type,
    String stranger,
    String camera,
    String common,
    String former,
    Instant occurredAt) {

  /** Why a stranger has a common id. */
  public enum Type {
    /** The person was seen again. */
    LINKED("stranger.linked"),
    /** Two persons turned out to be one; the older id remains. */
    MERGED("stranger.merged"),
    /** One person turned out to be two. */
    SPLIT("stranger.split");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    /** Returns the type in records. */
    @JsonValue
    public String code() {
      return code;
    }
  }

  public StrangerLink {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(stranger, "stranger");
    requireNonNull(camera, "camera");
    requireNonNull(common, "common");
    requireNonNull(occurredAt, "occurredAt");
  }

  /** Returns the first link of a stranger. */
  public static StrangerLink first(
      String stranger, String camera, String common, Instant occurredAt) {
    return new StrangerLink(
        id(stranger, common, occurredAt), Type.LINKED, stranger, camera, common, null, occurredAt);
  }

  /** Returns the link that follows this one. */
  public StrangerLink moved(Type why, String to, Instant at) {
    return new StrangerLink(id(stranger, to, at), why, stranger, camera, to, common, at);
  }

  /** Returns the same link, written again so that it is kept longer. */
  public StrangerLink renewed(Instant at) {
    return new StrangerLink(id(stranger, common, at), type, stranger, camera, common, former, at);
  }

  private static String id(String stranger, String common, Instant at) {
    return stranger + ":" + common + ":" + at.toEpochMilli();
  }
}
