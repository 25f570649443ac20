// What can be done about a face, wherever it is shown.

import { get, may } from "./api.js";
import { chooser } from "./choose.js";
import * as corrections from "./corrections.js";
import { clock, day, dialog, h, show, undoable } from "./dom.js";
import { erasable, erasure } from "./erasure.js";
import { shot } from "./pictures.js";
import { stranger } from "./words.js";

// The face of a visit as GET /visits lists it.
export function faceOf(visit) {
  const { frame, box, capturedAt } = visit.event.bestShot;
  return { ...visit, stranger: visit.common ?? visit.stranger, at: capturedAt, frame, box, jpeg: null, isOver: visit.over };
}

// The actions on a visit; close is called when one is chosen.
export async function actions(id, close) {
  const { visits: [visit] } = await get(`/visits?${new URLSearchParams({ visit: id })}`);
  return visit ? faceActions(faceOf(visit), close) : h("p", { class: "muted small" }, "The server no longer keeps this visit.");
}

// A dialog with one face and its actions. more is shown above the actions.
export function faceDialog(face, more = null, input = {}) {
  const box = dialog(
    h("div", { class: "why" }, picture(face), h("div", { class: "stack" },
      h("h1", {}, called(face)),
      h("p", { class: "muted" }, `${face.camera} · ${day(face.at)}, ${clock(face.at)}`), more,
      faceActions(face, () => box.close(), input))),
    h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}

export function called(face) {
  return face.person ?? (face.stranger ? stranger(face.stranger) : "Unknown person");
}

// The server may send the face with a visit; then it is shown even when the frame is gone.
export function picture({ jpeg, frame, box }) {
  if (!jpeg) return shot(frame, box);
  const url = URL.createObjectURL(jpeg);
  return h("div", { class: "shot" }, h("img", { src: url, alt: "Best face", onload: () => URL.revokeObjectURL(url) }));
}

function faceActions(face, close, input = {}) {
  const form = h("div");
  const who = called(face);
  const begin = (text, act, again) => {
    close();
    undoable(text, act, again);
  };
  const link = (href, text) => h("a", { class: "button", href, onclick: close }, text);
  const links = [face.person ? link(personPage(face), `Page of ${who}`) : null, link(allVisits(face), `All visits of ${face.person || corrections.isStranger(face) ? who : `strangers at ${face.camera}`}`)];
  if (!may("operator")) return h("div", { class: "row" }, links);
  const choose = async ({ collection, person }) => begin(meaning(face, person), () => corrections.name(face, collection, person),
    () => faceDialog(face, null, { name: person, collection }));
  const ask = () => show(form, chooser(choose, { isNew: true, ...input, first: face.suggestion, except: (each) => each.status !== "active" || (each.person === face.person && each.collection === face.collection) }));
  const erased = may("admin") && erasable(face);
  if (input.name) ask();
  return h("div", { class: "stack" },
    h("div", { class: "row" },
      face.suggestion ? h("button", { class: "primary", onclick: () => choose(face.suggestion) }, `This is ${face.suggestion.person}`) : null,
      h("button", { onclick: ask }, "This is …"),
      face.person ? h("button", { onclick: () => begin(`Not ${who}: faces like this one will not be named ${who}.${loses(face, "The visit loses its name.")}`, () => corrections.refuse(face)) }, `Not ${who}`) : null,
      h("button", { onclick: () => begin(`Ignore: later visits of ${face.person || face.stranger ? who : "this person"} will cause no events.`, () => corrections.ignore(face)) }, face.person || face.stranger ? `Ignore ${who}` : "Ignore"),
      links, link(searchFor(face), "Search"),
      erased ? h("button", { class: "danger", onclick: () => show(form, erasure(erased, close)) }, "Erase …") : null),
    form);
}

function loses(face, text) {
  return face.visit && face.isOver !== false ? ` ${text}` : "";
}

function meaning(face, person) {
  if (face.person) return `This is ${person}: the face will be enrolled for ${person}, and kept from ${face.person} as a negative example.${loses(face, `The visit becomes ${person}'s.`)}`;
  if (corrections.isStranger(face)) return `This is ${person}: the face will be enrolled for ${person}, and the stranger's past visits become ${person}'s.`;
  return `This is ${person}: the face will be enrolled for ${person}, and past visits of strangers who match become ${person}'s.`;
}

export function personPage({ collection, person }) {
  return `#/people/${encodeURIComponent(collection)}/${encodeURIComponent(person)}`;
}

function allVisits(face) {
  const query = face.person ? { person: face.person } : corrections.isStranger(face) ? { stranger: face.stranger } : { kind: "stranger", camera: face.camera };
  return `#/events?${new URLSearchParams(query)}`;
}

function searchFor(face) {
  const { frame, box } = face;
  const query = face.person ? { collection: face.collection, person: face.person }
    : { frame: `${frame.partition}-${frame.offset}`, box: [box.x, box.y, box.width, box.height].join(",") };
  return `#/search?${new URLSearchParams(query)}`;
}
