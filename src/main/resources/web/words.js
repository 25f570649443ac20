// Words for events and cameras.

import { moment } from "./dom.js";

const WHAT = {
  "person.entered": "entered",
  "person.updated": "was seen more clearly",
  "person.left": "left",
  "unknown.entered": "entered",
  "unknown.left": "left",
  "unknown.recognised": "came back",
  "unknown.merged": "was merged with another stranger",
  "unknown.split": "was split into two strangers",
  "identity.revised": "was identified later",
  "identity.implausible": "was before another camera too short a time earlier",
};

export function who(event) {
  if (event.person) return event.person;
  return event.stranger ? `Stranger ${event.stranger.id.slice(-4)}` : "Stranger";
}

// A stranger has an id of this form from the second visit on.
export function stranger(id) {
  return `Stranger ${id.slice(-4)}`;
}

// The stranger of a visit, by the id before all cameras if there is one.
export function strangerOf({ common, stranger: own }) {
  return stranger(common ?? own);
}

// The state of a camera, and why it sends no frames.
export function camera({ state, since, outage }) {
  return `${state} since ${moment(since)}${outage?.reason ? `: ${outage.reason}` : ""}`;
}

// What a list says that does not show everything; nothing if it does.
export function leftOut(count, noun) {
  return count ? `${count.toLocaleString()} further ${count === 1 ? noun : `${noun}s`} left out.` : "";
}

export function what(event) {
  return WHAT[event.type] ?? event.type;
}

export function reason(code) {
  return {
    "empty-gallery": "no person is enrolled",
    "below-threshold": "no person is similar enough",
    ambiguous: "two persons are about equally similar",
    "person-taken": "the nearest person matches another face of the frame",
    ignored: "the nearest person is on the ignore list",
    "possible-spoof": "it may be a picture of a person, not the person",
  }[code] ?? code;
}

export function duration(from, to) {
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

// An operator's decision has no candidates.
export function byOperator({ type, evidence }) {
  return type === "identity.revised" && !evidence.candidates.length;
}

// How far the best face was from the threshold, in words.
export function likeness(event) {
  if (byOperator(event)) return "decided by an operator";
  const { person, bestShot, evidence } = event;
  if (bestShot.cosineSimilarity === null || !evidence.candidates.length) return "no person to compare with";
  const over = bestShot.cosineSimilarity - evidence.threshold;
  if (person && over >= 0) return over > 0.25 ? "a clear match" : over > 0.1 ? "a good match" : "a narrow match";
  return over > -0.1 ? `a little like ${evidence.candidates[0].person}` : "like no enrolled person";
}
