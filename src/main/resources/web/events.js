// Events: arrivals and departures by camera, person, type and time, with their evidence.

import { get } from "./api.js";
import { clock, day, empty, failure, h, heading, show, skeletons, update } from "./dom.js";
import { entry } from "./event.js";
import { eventFeed } from "./feed.js";
import { loadSamples } from "./pictures.js";
import { TYPES } from "./words.js";

const LIMIT = 300;

export async function events(root, context) {
  const [persons, { cameras }] = await Promise.all([loadSamples(), get("/cameras")]);
  if (context.left()) return;
  const list = h("div", { class: "stack timeline" }, ...skeletons(3));
  const form = h("form", { class: "card pad filters" },
    select("camera", "Camera", cameras.map((camera) => camera.id)),
    select("person", "Person", [...new Set(persons.map((each) => each.person))]),
    select("type", "Type", TYPES),
    h("label", {}, "From", h("input", { type: "datetime-local", name: "from" })),
    h("label", {}, "To", h("input", { type: "datetime-local", name: "to" })));
  show(root, heading("Events", "Arrivals and departures. Select an event to see its evidence."), h("div", { class: "stack" }, form, list));
  const feed = eventFeed(LIMIT, (found, since) => timeline(list, found, since));
  const load = () => feed.load(filters(form)).catch((error) => context.left() || show(list, failure(error, load)));
  form.addEventListener("change", load);
  form.addEventListener("submit", (event) => event.preventDefault());
  context.on((type, data) => {
    if (type === "event") feed.add(data);
    if (type === "changed") feed.load(filters(form)).catch(() => {}); // The header says that the server is away.
  });
  await load();
}

function select(name, label, values) {
  return h("label", {}, label,
    h("select", { name }, h("option", { value: "" }, "all"), values.map((value) => h("option", { value }, value))));
}

function filters(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  return Object.fromEntries(chosen.map(([name, value]) => [name, name === "from" || name === "to" ? new Date(value).toISOString() : value]));
}

function timeline(list, found, since) {
  if (!found.length) {
    show(list, h("div", { class: "card" }, empty("No events", since
      ? `No event matches these filters. The server keeps events since ${day(since)}, ${clock(since)}.`
      : "Arrivals and departures appear here.")));
    return;
  }
  const minutes = new Map();
  for (const event of found) {
    const minute = new Date(event.occurredAt).setSeconds(0, 0);
    minutes.set(minute, [...(minutes.get(minute) ?? []), event]);
  }
  update(list, [...minutes.keys()], (minute) => minute, section);
  [...minutes.values()].forEach((group, index) => {
    const card = list.children[index];
    show(card.querySelector(".tag"), String(group.length));
    update(card.querySelector("ol"), group, (event) => event.id, (event) => entry(event));
  });
}

function section(minute) {
  return h("section", { class: "card" },
    h("h2", { class: "row" }, clock(minute).replace(/:\d\d(?=\D*$)/, ""),
      h("span", { class: "muted small" }, day(minute)), h("span", { class: "tag right" })),
    h("ol"));
}
