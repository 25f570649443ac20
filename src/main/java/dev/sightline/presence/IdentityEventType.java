package dev.sightline.presence;

/** What a presence event says. */
public enum IdentityEventType {
  /** A person's visit begins: once a visit. */
  PERSON_ENTERED("person.entered"),
  /** A visit's best shot is now much better. */
  PERSON_UPDATED("person.updated"),
  /** A person has not been seen for the timeout: the visit is over. */
  PERSON_LEFT("person.left"),
  /** Somebody is there who gets no name. */
  UNKNOWN_ENTERED("unknown.entered"),
  /** That somebody has not been seen for the timeout. */
  UNKNOWN_LEFT("unknown.left"),
  /** Somebody unknown is back: from now on they have an id. */
  UNKNOWN_RECOGNISED("unknown.recognised"),
  /** Two strangers are one: the younger id is gone. */
  UNKNOWN_MERGED("unknown.merged"),
  /** What was taken for one stranger is another besides, who gets an id. */
  UNKNOWN_SPLIT("unknown.split"),
  /** Whoever an earlier event was about is somebody else: that event's visit never was. */
  IDENTITY_REVISED("identity.revised");

  private final String code;

  IdentityEventType(String code) {
    this.code = code;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }
}
