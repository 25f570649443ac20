package dev.sightline.presence;

/** The type of an identity event. */
public enum IdentityEventType {
  /** A person's visit begins. Once per visit. */
  PERSON_ENTERED("person.entered"),
  /** The best shot of a visit is now much better. */
  PERSON_UPDATED("person.updated"),
  /** A person has not been seen for the timeout: the visit is over. */
  PERSON_LEFT("person.left"),
  /** A person without a name is present. */
  UNKNOWN_ENTERED("unknown.entered"),
  /** An unknown person has not been seen for the timeout. */
  UNKNOWN_LEFT("unknown.left"),
  /** An unknown person has returned and now has a stranger id. */
  UNKNOWN_RECOGNISED("unknown.recognised"),
  /** Two strangers are one; the younger id is removed. */
  UNKNOWN_MERGED("unknown.merged"),
  /** One stranger turns out to be two; the second gets an id. */
  UNKNOWN_SPLIT("unknown.split"),
  /** An earlier event named the wrong person; the visit it began is void. */
  IDENTITY_REVISED("identity.revised"),
  /** A person cannot have made this visit and one before another camera. */
  IDENTITY_IMPLAUSIBLE("identity.implausible");

  private final String code;

  IdentityEventType(String code) {
    this.code = code;
  }

  /** Returns the name on the wire. */
  public String code() {
    return code;
  }
}
