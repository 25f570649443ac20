// Unknowns: who came again and again without a name.

import { get } from "./api.js";
import { clock, day, empty, h, heading, show, skeletons } from "./dom.js";
import { explain } from "./events.js";
import { shot } from "./pictures.js";

export async function unknowns(root, context) {
  const grid = h("div", { class: "people" }, ...skeletons(3));
  show(root, heading("Unknowns", "Somebody without a name who has been seen more than once."), grid);
  const refresh = async () => {
    const { events } = await get("/events?limit=1000");
    if (context.left()) return;
    const strangers = grouped(events.filter((event) => event.stranger));
    show(grid, strangers.length ? strangers.map(card) : empty("No unknowns", "Somebody who comes a second time without a name appears here."));
  };
  context.on((type, data) => {
    if (type === "event" && data.stranger) refresh();
  });
  await refresh();
}

function grouped(events) {
  const byId = new Map();
  for (const event of events) {
    byId.set(event.stranger.id, [...(byId.get(event.stranger.id) ?? []), event]);
  }
  return [...byId.values()];
}

function card(events) {
  const [latest] = events;
  return h("button", { class: "card person", onclick: () => explain(latest) },
    shot(latest.bestShot.frame, latest.bestShot.box),
    h("strong", {}, `Unknown ${latest.stranger.id.slice(-4)}`),
    h("span", { class: "muted small" }, `${latest.camera}, ${day(latest.lastSeen)} ${clock(latest.lastSeen)}`));
}
