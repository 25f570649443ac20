// Events: one row per visit, which its events keep up to date. The filters are in the address.

import { get } from "./api.js";
import { cameras, combobox, personItem, persons } from "./combo.js";
import { clock, day, empty, failure, h, heading, show, skeletons, soon, update } from "./dom.js";
import { explain } from "./event.js";
import { save } from "./export.js";
import { avatar, shot } from "./pictures.js";
import { duration, likeness, stranger, strangerOf } from "./words.js";

const PAGE = 100;
const KINDS = [["person", "persons"], ["stranger", "strangers"], ["revised", "named later"]];

export async function events(root, context) {
  const changed = () => form.dispatchEvent(new Event("change"));
  const found = {
    camera: combobox("Camera", cameras, changed, { name: "camera", all: "all" }),
    person: combobox("Person", persons({ item: byName }), changed, { name: "person", all: "all" }),
  };
  const ofStranger = select("stranger", "Stranger", []);
  const form = h("form", { class: "card pad filters" },
    found.camera.element,
    found.person.element,
    select("kind", "Kind", KINDS),
    ofStranger,
    h("label", {}, "From", h("input", { type: "datetime-local", name: "from" })),
    h("label", {}, "To", h("input", { type: "datetime-local", name: "to" })));
  const list = h("ol", { class: "visits", "aria-label": "Visits" }, ...skeletons(3));
  const more = h("button", { hidden: true }, "Show earlier visits");
  const book = visitBook(() => filters(form), (visits, since, isFull) => {
    more.hidden = !isFull;
    draw(list, visits, since);
  });
  const load = () => book.load().catch((error) => context.left() || show(list, failure(error, load)));
  restore(form, found);
  ofStranger.hidden = !form.elements.stranger.value;
  form.addEventListener("change", () => {
    history.replaceState(null, "", `#/events?${new URLSearchParams(values(form))}`);
    load();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => book.more().catch((error) => show(list, failure(error, load))));
  context.on((type, data) => {
    if (type === "event") book.note(data.visit);
    if (type === "changed") book.load().catch(() => {}); // The header says that the server is away.
  });
  const exports = ["CSV", "JSON"].map((format) => h("button", { onclick: () => save(format, filters(form)) }, `Save as ${format}`));
  show(root, heading("Events", "One row per visit, the latest first. Select a visit to see its evidence or to correct it.", exports),
    h("div", { class: "stack" }, form, h("section", { class: "card" }, list), more));
  await load();
}

// A filter takes the name, in whichever collection.
function byName(each) {
  return { ...personItem(each), key: each.person, detail: null };
}

function select(name, label, options) {
  return h("label", {}, label,
    h("select", { name }, h("option", { value: "" }, "all"), options.map(([value, text]) => h("option", { value }, text))));
}

function values(form) {
  return [...new FormData(form)].filter(([, value]) => value);
}

function filters(form) {
  return Object.fromEntries(values(form).map(([name, value]) => [name, name === "from" || name === "to" ? new Date(value).toISOString() : value]));
}

function restore(form, found) {
  for (const [name, value] of new URLSearchParams(location.hash.split("?")[1])) {
    const field = form.elements[name];
    if (!field) continue;
    found[name]?.set({ key: value, text: value });
    if (field.options && ![...field.options].some((option) => option.value === value)) field.append(h("option", { value }, name === "stranger" ? stranger(value) : value));
    field.value = value;
  }
}

// The pages of visits that were loaded. Visits that events tell of are asked for together, once a second at most.
function visitBook(wanted, show) {
  let visits = new Map();
  let last = null;
  let since = null;
  let isFull = false;
  let loads = 0;
  const noted = new Set();
  const page = (more) => get(`/visits?${new URLSearchParams([...Object.entries(wanted()), ...more])}`);
  const put = (found) => {
    found.forEach((visit) => visits.set(visit.visit, visit));
    show([...visits.values()].sort((a, b) => Date.parse(b.firstSeen) - Date.parse(a.firstSeen)), since, isFull);
  };

  async function add(more, isFirst) {
    const load = ++loads;
    const answer = await page([...more, ["limit", PAGE]]);
    if (load !== loads) return; // Other filters were chosen meanwhile.
    if (isFirst) visits = new Map();
    since = answer.since;
    isFull = answer.visits.length === PAGE;
    last = answer.visits.at(-1)?.visit ?? last;
    put(answer.visits);
  }

  const schedule = soon(async () => {
    const ids = [...noted].slice(0, PAGE);
    ids.forEach((id) => noted.delete(id));
    if (noted.size) schedule();
    const load = loads;
    const { visits: found } = await page(ids.map((id) => ["visit", id]));
    if (load !== loads) return;
    ids.forEach((id) => visits.delete(id)); // A visit that has changed may match the filters no more.
    put(found);
  });

  return {
    load: () => add([], true),
    more: () => add([["after", last]], false),
    note(visit) {
      noted.add(visit);
      schedule();
    },
  };
}

function draw(list, found, since) {
  if (found.length) update(list, found, (visit) => visit.visit, row);
  else show(list, h("li", {}, empty("No visits", since
    ? `No visit matches these filters. The server keeps events since ${day(since)}, ${clock(since)}.`
    : "Visits appear here when a camera sees a face.")));
}

function row(visit) {
  const { bestShot: best } = visit.event;
  const state = visit.revised ? "named later" : visit.over ? null : "present";
  return h("li", {},
    h("button", { class: "visit", onclick: () => explain(visit.event, visit.person ?? strangerOf(visit)) },
      shot(best.frame, best.box),
      visit.person ? avatar(visit.collection, visit.person) : h("span"),
      h("span", { class: "name" }, h("strong", { class: "truncate" }, visit.person ?? strangerOf(visit)),
        state ? h("span", { class: visit.over ? "tag" : "tag accent" }, state) : null),
      h("span", { class: "when" }, h("time", { datetime: visit.firstSeen }, `${day(visit.firstSeen)}, ${clock(visit.firstSeen)}`), " to ",
        h("time", { datetime: visit.lastSeen }, clock(visit.lastSeen)), ` · ${duration(visit.firstSeen, visit.lastSeen)}`),
      h("span", { class: "muted truncate" }, visit.camera),
      h("span", { class: "muted like" }, likeness(visit.event))));
}
