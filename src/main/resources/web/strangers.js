// Strangers: persons without a name; names or ignores them.

import { get, may, send } from "./api.js";
import { clock, day, dialog, empty, h, heading, refusal, show, skeletons, toast, update } from "./dom.js";
import { shot } from "./pictures.js";
import { stranger } from "./words.js";

export async function strangers(root, context) {
  const grid = h("div", { class: "people" }, ...skeletons(3));
  show(root, heading("Strangers", "Persons without a name. Naming a stranger enrols the person and revises the past visits."), grid);
  const load = async () => {
    const { strangers: found } = await get("/strangers");
    if (context.left()) return;
    if (found.length) update(grid, found, (each) => each.id, (each) => card(each, refresh));
    else show(grid, empty("No strangers", "Every person seen so far has a name."));
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  context.every(10, load);
  await load();
}

function card(unknown, refresh) {
  return h("button", { class: "card person", disabled: !may("operator"), onclick: () => ask(unknown, refresh) },
    shot(unknown.recent[0].bestShot.frame, unknown.recent[0].bestShot.box),
    h("strong", {}, stranger(unknown.id)),
    h("span", { class: "muted small" }, `${visits(unknown)} · ${unknown.cameras.join(", ")}`),
    h("span", { class: "muted small" }, `${day(unknown.lastSeen)}, ${clock(unknown.lastSeen)}`));
}

function visits(unknown) {
  return unknown.visits === 1 ? "1 visit" : `${unknown.visits} visits`;
}

function ask(unknown, refresh) {
  const name = h("input", { required: true, maxlength: 200, autocomplete: "off", "aria-label": "Name" });
  const collection = h("input", { required: true, maxlength: 200, value: "default", autocomplete: "off", "aria-label": "Collection" });
  const note = refusal();
  const act = async (path, body, text) => {
    show(note);
    try {
      const done = await send("POST", path, body);
      if (!done.enrolled) {
        show(note, `Not enrolled: ${done.refusals.join("; ") || "the frames of the visits are no longer stored"}.`);
        return;
      }
      box.close();
      toast(text(done));
      await refresh();
    } catch (error) {
      show(note, error.message);
    }
  };
  const form = h("form", { class: "stack" },
    h("h1", {}, "Who is this?"),
    h("p", { class: "muted" }, `${visits(unknown)} at camera ${unknown.cameras.join(", ")} since ${day(unknown.firstSeen)}, ${clock(unknown.firstSeen)}`),
    h("label", {}, "Name", name), h("label", {}, "Collection", collection), note,
    h("div", { class: "row" }, h("button", { class: "primary" }, "Enrol with this name")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act("/strangers/name", { id: unknown.id, collection: collection.value.trim(), person: name.value.trim() },
      (done) => `${name.value} is enrolled. Past visits revised: ${done.revised}.`);
  });
  const ignore = h("button", {
    class: "quiet",
    onclick: () => act("/strangers/ignore", { id: unknown.id, collection: collection.value.trim() }, () => "Ignored: future visits cause no events."),
  }, "Ignore: no more events");
  const box = dialog(h("div", { class: "why" }, shot(unknown.recent[0].bestShot.frame, unknown.recent[0].bestShot.box), form),
    h("div", { class: "foot row" }, ignore, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}
