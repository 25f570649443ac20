// Unknowns: who came without a name; gives them one, or lets them be ignored.

import { get, may, send } from "./api.js";
import { clock, day, dialog, empty, h, heading, show, skeletons, toast } from "./dom.js";
import { shot } from "./pictures.js";

export async function unknowns(root, context) {
  const grid = h("div", { class: "people" }, ...skeletons(3));
  show(root, heading("Unknowns", "Who came without a name. A name makes their past visits theirs, too."), grid);
  let shown = "";
  const refresh = async () => {
    const { unknowns: found } = await get("/unknowns");
    const state = JSON.stringify(found);
    if (context.left() || state === shown) return;
    shown = state;
    show(grid, found.length ? found.map((unknown) => card(unknown, refresh)) : empty("No unknowns", "Everybody who came so far has a name."));
  };
  context.every(10, () => refresh().catch(() => {}));
  await refresh();
}

function short(id) {
  return id.startsWith("unknown/") ? `Unknown ${id.slice(-4)}` : "Seen once";
}

function card(unknown, refresh) {
  return h("button", { class: "card person", disabled: !may("operator"), onclick: () => ask(unknown, refresh) },
    shot(unknown.bestShot.frame, unknown.bestShot.box),
    h("strong", {}, short(unknown.id)),
    h("span", { class: "muted small" }, `${unknown.visits} ${unknown.visits === 1 ? "visit" : "visits"} · ${unknown.camera}`),
    h("span", { class: "muted small" }, `${day(unknown.lastSeen)}, ${clock(unknown.lastSeen)}`));
}

function ask(unknown, refresh) {
  const name = h("input", { required: true, maxlength: 200, autocomplete: "off", "aria-label": "Name" });
  const collection = h("input", { required: true, maxlength: 200, value: "default", autocomplete: "off", "aria-label": "Collection" });
  const act = async (path, body, text) => {
    try {
      const done = await send("POST", path, body);
      box.close();
      if (done.enrolled) toast(text(done));
      else toast(`Not enrolled: ${done.refusals.join("; ") || "the frames are no longer kept"}`, true);
      await refresh();
    } catch (error) {
      toast(error.message, true);
    }
  };
  const form = h("form", { class: "stack" },
    h("h1", {}, "Who is this?"),
    h("p", { class: "muted" }, `${unknown.visits} ${unknown.visits === 1 ? "visit" : "visits"} before ${unknown.camera} since ${day(unknown.firstSeen)}, ${clock(unknown.firstSeen)}`),
    h("label", {}, "Name", name), h("label", {}, "Collection", collection),
    h("div", { class: "row" }, h("button", { class: "primary" }, "Give the name")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act("/unknowns/name", { id: unknown.id, collection: collection.value.trim(), person: name.value.trim() },
      (done) => `${name.value} is enrolled; ${done.revised} past visits are revised.`);
  });
  const ignore = h("button", {
    class: "quiet",
    onclick: () => act("/unknowns/ignore", { id: unknown.id, collection: collection.value.trim() }, () => "Their visits will not be told of any more."),
  }, "Ignore: never tell of them");
  const box = dialog(h("div", { class: "why" }, shot(unknown.bestShot.frame, unknown.bestShot.box), form),
    h("div", { class: "foot row" }, ignore, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}
