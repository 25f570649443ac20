// Events: who came and went, by camera, person, type and time, and why somebody got a name.

import { get } from "./api.js";
import { clock, day, dialog, empty, h, heading, show, skeletons } from "./dom.js";
import { entry } from "./live.js";
import { loadSamples, shot } from "./pictures.js";
import { reason, TYPES, what, who } from "./words.js";

const LIMIT = 300;

export async function events(root, context) {
  const list = h("div", { class: "stack" }, ...skeletons(3));
  const [persons, { cameras }] = await Promise.all([loadSamples(), get("/cameras")]);
  const form = h("form", { class: "card pad filters" },
    select("camera", "Camera", cameras.map((camera) => camera.id)),
    select("person", "Person", [...new Set(persons.map((each) => each.person))]),
    select("type", "What", TYPES),
    h("label", {}, "From", h("input", { type: "datetime-local", name: "from" })),
    h("label", {}, "To", h("input", { type: "datetime-local", name: "to" })));
  show(root, heading("Events", "Who came and went. Open one to see why it says so."), h("div", { class: "stack" }, form, list));
  const refresh = async () => {
    const found = await get(`/events?${query(form)}`);
    if (!context.left()) show(list, timeline(found));
  };
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  context.on((type) => {
    if (type === "event") refresh();
  });
  await refresh();
}

function select(name, label, values) {
  return h("label", {}, label,
    h("select", { name }, h("option", { value: "" }, "all"), values.map((value) => h("option", { value }, value))));
}

function query(form) {
  const parameters = new URLSearchParams({ limit: LIMIT });
  for (const [name, value] of new FormData(form)) {
    if (value) parameters.set(name, name === "from" || name === "to" ? new Date(value).toISOString() : value);
  }
  return parameters;
}

function timeline({ events: found, since }) {
  if (!found.length) {
    return [h("div", { class: "card" }, empty("No event", since ? `The server remembers those since ${day(since)}, ${clock(since)}.` : "Nobody has come or gone yet."))];
  }
  const minutes = new Map();
  for (const event of found) {
    const minute = event.occurredAt.slice(0, 16);
    minutes.set(minute, [...(minutes.get(minute) ?? []), event]);
  }
  return [...minutes.values()].map((group) =>
    h("section", { class: "card" },
      h("h2", { class: "row" }, clock(group[0].occurredAt).replace(/:\d\d(?=\D*$)/, ""),
        h("span", { class: "muted small" }, day(group[0].occurredAt)),
        h("span", { class: "tag right" }, group.length)),
      h("ol", {}, group.map((event) => entry(event)))));
}

export function explain(event) {
  const { bestShot: best, evidence } = event;
  const box = dialog(
    h("div", { class: "stack" },
      h("div", {}, h("h1", {}, `${who(event)} ${what(event)}`),
        h("p", { class: "muted" }, `${event.camera} · ${day(event.occurredAt)}, ${clock(event.occurredAt)}`)),
      h("div", { class: "why" },
        shot(best.frame, best.box),
        h("div", { class: "stack" },
          h("h2", {}, event.person ? "Why this name" : "Why no name"),
          h("p", {}, because(event)),
          h("div", { class: "scale" }, evidence.candidates.map((candidate) => bar(candidate, evidence.threshold))),
          facts(event)))),
    h("div", { class: "foot row" }, h("code", { class: "muted truncate" }, event.id), h("button", { class: "right", onclick: () => box.close() }, "Close")));
}

function because(event) {
  const { bestShot: best, evidence } = event;
  if (!event.person) return `Of ${event.faces} faces, the best got no name: ${reason(best.reason ?? "below-threshold")}.`;
  const votes = event.votes.map((vote) => `${vote.faces} for ${vote.person}`).join(", ");
  return `Of ${event.faces} faces there were ${votes || "no votes"}. The best reached ${best.cosineSimilarity.toFixed(3)}; ${evidence.threshold.toFixed(3)} was needed.`;
}

function bar(candidate, threshold) {
  const over = candidate.cosineSimilarity >= threshold;
  const at = (value) => `${Math.max(0, Math.min(100, (value - 0.5) * 200))}%`;
  return h("div", {},
    h("div", { class: "row small" }, h("strong", {}, candidate.person), h("span", { class: "muted" }, candidate.collection),
      h("span", { class: "right mono" }, candidate.cosineSimilarity.toFixed(3))),
    h("div", { class: "track" },
      h("span", { class: over ? "fill over" : "fill", style: { width: at(candidate.cosineSimilarity) } }),
      h("span", { class: "mark", title: `threshold ${threshold.toFixed(3)}`, style: { left: at(threshold) } })));
}

function facts(event) {
  const { quality } = event.bestShot;
  const rows = [
    ["Face", `${quality.sizePx.toFixed(0)} px, sharpness ${quality.sharpness.toFixed(0)}, turned ${Math.abs(quality.yawDegrees).toFixed(0)}°`],
    ["Threshold", event.evidence.fpirTarget === null ? "fixed" : `for a false positive rate of ${event.evidence.fpirTarget}`],
    ["Model", event.evidence.model],
    ["Gallery", `revision ${event.evidence.galleryRevision}`],
  ];
  return h("dl", { class: "facts" }, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}
