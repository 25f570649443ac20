// The page of one person: enrolled faces, visits over all cameras, changes, export and erasure.

import { get, may, person as path, send } from "./api.js";
import { faceDialog, personPage } from "./actions.js";
import { choosePerson } from "./choose.js";
import { past, setStatus } from "./corrections.js";
import { clock, day, failure, h, refusal, revertible, show, skeletons, toast, undoable } from "./dom.js";
import { dropZone, enrol } from "./enrol.js";
import { erasable, erasure } from "./erasure.js";
import { savePerson } from "./export.js";
import { face, foundFace, foundVisit } from "./found.js";
import { avatar } from "./pictures.js";
import { timeline } from "./timeline.js";

const SHOWN = 12;

export async function person(root, context, who) {
  const faces = h("div", { class: "stack" }, ...skeletons(1));
  const visits = h("div", { class: "stack" }, ...skeletons(1));
  const head = h("div", { class: "head" });
  document.title = `${who.person} · Sightline`;
  const load = async () => {
    const detail = await get(path(who.collection, who.person));
    if (context.left()) return;
    drawHead(head, detail, load);
    drawFaces(faces, detail, () => context.left() || load());
  };
  const loadVisits = async () => {
    const found = await get(`${path(who.collection, who.person)}/visits`);
    if (!context.left()) drawVisits(visits, who, found);
  };
  const again = () => loadVisits().catch((error) => context.left() || show(visits, failure(error, again)));
  show(root, head, h("div", { class: "stack" },
    section("Enrolled faces", may("operator") ? h("div", { class: "gallery" }, faces, h("div", { class: "stack" }, additions(who, load))) : faces), section("Visits before all cameras", visits),
    may("operator") ? section("Change", ...changes(who)) : null,
    may("admin") ? section("Erase", erasure(erasable(who), () => {}, () => context.left() || leave())) : null));
  await Promise.all([load(), again()]);
}

// Returns when the other view is open; it closes the dialogs of this one.
function leave() {
  return new Promise((resolve) => {
    addEventListener("hashchange", resolve, { once: true });
    location.hash = "#/people";
  });
}

function section(title, ...content) {
  return h("section", { class: "card pad stack" }, h("h2", {}, title), ...content);
}

function drawHead(head, detail, load) {
  const status = (to, text) => (detail.status === to ? null : h("button", { onclick: () => change(to) }, text));
  const change = async (to) => {
    const set = async (code) => {
      await setStatus(detail, code);
      await load();
    };
    try {
      await set(to);
      revertible(`${detail.person} is ${to}.`, () => set(detail.status));
    } catch (error) {
      toast(error.message, true);
    }
  };
  show(head,
    h("div", { class: "row" }, avatar(detail.collection, detail.person), h("div", {}, h("h1", {}, detail.person), h("p", {}, `in ${detail.collection}, ${detail.status}`))),
    h("div", { class: "row" },
      h("a", { class: "button", href: "#/people" }, "All people"),
      may("operator") ? [status("active", "Activate"), status("ignored", "Ignore: no events"), status("disabled", "Disable: not recognised")] : null,
      h("button", { onclick: () => savePerson(detail) }, "Save all data")));
}

function drawFaces(root, detail, load) {
  const chips = h("div", { class: "chips" }, detail.templates.map((template) => face(detail, template, load)));
  show(root, h("p", { class: "muted small" }, `"Decided" counts the faces that an enrolled face has named since this server started, ${day(detail.decidedSince)}, ${clock(detail.decidedSince)}.`),
    chips);
  if (may("operator")) review(chips, detail).catch(() => {}); // The faces can be judged without it.
}

function additions({ collection, person }, load) {
  const other = h("input", { type: "checkbox" });
  const take = async (files) => {
    for (const file of files) await enrol(collection, person, file, results, load, other.checked);
    await load();
  };
  const { drop, results } = dropZone(take);
  return [drop, h("label", { class: "row" }, other, `They show another person who looks like ${person}: negative examples`), results];
}

async function review(chips, detail) {
  const { outliers, nearDuplicates } = await get(`${path(detail.collection, detail.person)}/review`);
  const tag = (sample, text) => chips.querySelector(`[data-sample="${CSS.escape(sample)}"] .findings`)?.append(h("span", { class: "tag warn" }, text));
  outliers.forEach((sample) => tag(sample, "unlike the others"));
  nearDuplicates.forEach(({ second }) => tag(second, "nearly a duplicate"));
}

function drawVisits(root, who, { visits, missingCameras }) {
  const latest = [...visits].reverse();
  const cameras = new Set(visits.map((visit) => visit.camera));
  show(root,
    missingCameras.length ? h("p", { class: "refusal" }, `Not searched: ${missingCameras.join(", ")}. A part of the search stage does not answer.`) : "",
    h("p", {}, visits.length ? `${visits.length.toLocaleString()} ${visits.length === 1 ? "visit" : "visits"} to ${cameras.size} ${cameras.size === 1 ? "camera" : "cameras"}. ` : "No visit is kept. ",
      h("a", { href: `#/events?${new URLSearchParams({ person: who.person })}` }, "Show them as events")),
    ...(visits.length ? [timeline(`Visits of ${who.person}`, visits),
      h("div", { class: "people" }, latest.slice(0, SHOWN).map((visit) => foundVisit(visit, () => faceDialog(foundFace(visit)))))] : []),
    latest.length > SHOWN ? h("p", { class: "muted small" }, `The latest ${SHOWN} are shown.`) : "");
}

function changes(who) {
  const own = path(who.collection, who.person);
  const note = refusal();
  const field = (value) => h("input", { value, required: true, maxlength: 200, autocomplete: "off" });
  const [name, collection] = [field(who.person), field(who.collection)];
  const rename = async (event) => {
    event.preventDefault();
    const to = { collection: collection.value.trim(), person: name.value.trim() };
    show(note);
    try {
      await send("POST", `${own}/rename`, to);
      location.hash = personPage(to);
      revertible(`${who.person} is ${to.person} in ${to.collection} now, also in past visits.`, async () => {
        await send("POST", `${path(to.collection, to.person)}/rename`, who);
        location.hash = personPage(who);
      });
    } catch (error) {
      show(note, error.message);
    }
  };
  const merge = (into) => undoable(`${who.person} and ${into.person} are one person: the faces and past visits become ${into.person}'s, and ${who.person} is no longer enrolled.`, async () => {
    const done = await send("POST", `${own}/merge`, { collection: into.collection, person: into.person });
    location.hash = personPage(into);
    return `Merged into ${into.person}. Faces moved: ${done.written}.${past(done)}`;
  });
  const ask = () => choosePerson(`Who is the same person as ${who.person}?`, "The faces of both are kept under the name that you choose.", merge,
    { except: (each) => each.person === who.person && each.collection === who.collection });
  return [h("form", { class: "row", onsubmit: rename }, h("label", {}, "New name", name), h("label", {}, "Collection", collection), h("button", { class: "end" }, "Rename")), note,
    h("div", { class: "row" }, h("button", { onclick: ask }, "Merge with …"))];
}
