// How events read.

const WHAT = {
  "person.entered": "entered",
  "person.updated": "was seen better",
  "person.left": "left",
  "unknown.entered": "entered",
  "unknown.left": "left",
  "unknown.recognised": "is back",
  "unknown.merged": "was two, and is one",
  "unknown.split": "was one, and is two",
  "identity.revised": "it was, after all",
};

export const TYPES = Object.keys(WHAT);

export function who(event) {
  if (event.person) return event.person;
  return event.stranger ? `Unknown ${event.stranger.id.slice(-4)}` : "Somebody unknown";
}

export function what(event) {
  return WHAT[event.type] ?? event.type;
}

export function reason(code) {
  return {
    "empty-gallery": "nobody is enrolled",
    "below-threshold": "nobody is alike enough",
    ambiguous: "two persons are about as alike",
    "person-taken": "the nearest person is another face of the frame",
    ignored: "the nearest person is ignored",
  }[code] ?? code;
}
