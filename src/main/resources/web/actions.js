// What can be done about the face of a visit: name it, say who it is not, ignore it, see all visits of the person.

import { blob, get, may, person as path, send, upload } from "./api.js";
import { h, refusal, show, undoable } from "./dom.js";
import { avatar, loadSamples } from "./pictures.js";
import { stranger } from "./words.js";

// The actions on a visit; close is called when one is chosen.
export async function actions(id, close) {
  const [{ visits: [visit] }, persons] = await Promise.all([get(`/visits?${new URLSearchParams({ visit: id })}`), loadSamples()]);
  if (!visit) return h("p", { class: "muted small" }, "The server no longer keeps this visit.");
  const form = h("div");
  const begin = (text, act) => {
    close();
    undoable(text, act);
  };
  const all = h("a", { class: "button", href: `#/events?${new URLSearchParams(visit.person ? { person: visit.person } : { kind: "stranger", camera: visit.camera })}`, onclick: close },
    visit.person ? `All visits of ${visit.person}` : `All strangers at ${visit.camera}`);
  if (!may("operator")) return h("div", { class: "row" }, all);
  const who = visit.person ?? stranger(visit.stranger);
  return h("div", { class: "stack" },
    h("div", { class: "row" },
      h("button", { onclick: () => show(form, chooser(visit, persons, begin)) }, "This is …"),
      visit.person ? h("button", { onclick: () => begin(`Not ${who}: faces like this one will not be named ${who}. This visit keeps its name.`, () => notThis(visit)) }, `Not ${who}`) : null,
      h("button", { onclick: () => begin(`Ignore: later visits of ${who} will cause no events.`, () => ignore(visit)) }, `Ignore ${who}`), all),
    form);
}

function chooser(visit, persons, begin) {
  const name = h("input", { required: true, maxlength: 200, autocomplete: "off" });
  const note = refusal();
  const choose = (collection, person) => begin(meaning(visit, person), () => rename(visit, collection, person));
  const others = persons.filter((each) => each.status === "active" && each.person !== visit.person);
  return h("form", {
    class: "stack",
    onsubmit: (event) => {
      event.preventDefault();
      const known = persons.find((each) => each.person === name.value.trim());
      if (!name.value.trim()) show(note, "Enter a name.");
      else choose(known?.collection ?? "default", name.value.trim());
    },
  }, others.length ? h("div", { class: "row", role: "group", "aria-label": "Enrolled persons" }, others.slice(0, 60).map((each) =>
    h("button", { type: "button", class: "face", onclick: () => choose(each.collection, each.person) }, avatar(each.collection, each.person), each.person))) : null,
  h("div", { class: "row" }, h("label", {}, "Or another name", name), h("button", { class: "primary end" }, "Use this name")), note);
}

function meaning(visit, person) {
  return visit.person
    ? `This is ${person}: the face will be enrolled for ${person}, and kept from ${visit.person} as a negative example. This visit keeps its name.`
    : `This is ${person}: the face will be enrolled for ${person}, and the stranger's past visits become ${person}'s.`;
}

async function rename(visit, collection, person) {
  if (!visit.person) return named(await send("POST", "/strangers/name", { id: visit.stranger, collection, person }), person);
  await enrol(visit, `${path(collection, person)}/templates`);
  await enrol(visit, `${path(visit.collection, visit.person)}/negatives`);
  return `The face is enrolled for ${person}, and kept from ${visit.person}.`;
}

async function notThis(visit) {
  await enrol(visit, `${path(visit.collection, visit.person)}/negatives`);
  return `Faces like this one are not named ${visit.person} any more.`;
}

async function ignore(visit) {
  if (visit.person) {
    await send("PATCH", path(visit.collection, visit.person), { status: "ignored" });
    return `${visit.person} is ignored. The view People can end that.`;
  }
  named(await send("POST", "/strangers/ignore", { id: visit.stranger, collection: "default" }), "");
  return "The stranger is ignored. The view People can end that.";
}

function named(done, person) {
  if (!done.enrolled) throw new Error(`Not enrolled: ${done.refusals.join("; ") || "the frames of the visits are no longer stored"}.`);
  return `${person} is enrolled. Past visits revised: ${done.revised}.`;
}

// The whole frame with the place of the face: a detector may not find the face in a part of it.
async function enrol(visit, to) {
  const { frame, box } = visit.event.bestShot;
  const picture = await blob(`/frames/${frame.partition}-${frame.offset}`, "image/jpeg");
  const face = [box.x, box.y, box.width, box.height].join(",");
  await upload(`${to}?${new URLSearchParams({ source: `${visit.camera} ${visit.firstSeen}`, face })}`, picture);
}
