// One identity event: its line in a list, and the dialog with its evidence.

import { actions } from "./actions.js";
import { clock, day, dialog, h, show } from "./dom.js";
import { avatar, shot } from "./pictures.js";
import { byOperator, reason, what, who } from "./words.js";

export function entry(event, fresh = false) {
  const similarity = event.bestShot.cosineSimilarity;
  return h("li", {},
    h("button", { class: fresh ? "entry fresh" : "entry", onclick: () => explain(event) },
      avatar(event.collection, event.person),
      h("strong", { class: "truncate" }, who(event)),
      h("time", { datetime: event.occurredAt }, clock(event.occurredAt)),
      h("span", { class: "where truncate" }, `${what(event)} · ${event.camera}`, similarity === null ? "" : ` · cosine ${similarity.toFixed(3)}`)));
}

// called is the name of the person or stranger.
export function explain(event, called = who(event)) {
  const { bestShot: best, evidence } = event;
  const todo = h("div", {});
  actions(event.visit, () => box.close()).then((made) => show(todo, made), (error) => show(todo, h("p", { class: "refusal" }, error.message)));
  const box = dialog(
    h("div", { class: "stack" },
      h("div", {}, h("h1", {}, `${called} ${what(event)}`),
        h("p", { class: "muted" }, `${event.camera} · ${day(event.occurredAt)}, ${clock(event.occurredAt)}`)),
      h("div", { class: "why" },
        shot(best.frame, best.box),
        h("div", { class: "stack" },
          h("h2", {}, event.person ? "Why this name" : "Why no name"),
          h("p", {}, because(event)),
          h("div", { class: "scale" }, evidence.candidates.map((candidate) => bar(candidate, evidence.threshold))),
          facts(event))), todo),
    h("div", { class: "foot row" }, h("code", { class: "muted truncate" }, event.id), h("button", { class: "right", onclick: () => box.close() }, "Close")));
}

function because(event) {
  const { bestShot: best, evidence } = event;
  if (byOperator(event)) return event.person ? `An operator decided that this visit was ${event.person}'s.` : "An operator decided that this visit was of nobody who is enrolled.";
  const faces = `${event.faces} ${event.faces === 1 ? "face" : "faces"} in this visit.`;
  if (!event.person) return `${faces} The best one has no match: ${reason(best.reason ?? "below-threshold")}.`;
  const votes = event.votes.map((vote) => `${vote.faces} for ${vote.person}`).join(", ") || "none";
  return `${faces} Votes: ${votes}. The best face reached a cosine similarity of ${best.cosineSimilarity.toFixed(3)}; the threshold was ${evidence.threshold.toFixed(3)}.`;
}

function bar(candidate, threshold) {
  const over = candidate.cosineSimilarity >= threshold;
  const at = (value) => `${Math.max(0, Math.min(100, value * 100))}%`;
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
    ...(event.genuineScore === undefined ? [] : [["Genuine", `score ${event.genuineScore.toFixed(3)}, from 0 (a picture of a face) to 1`]]),
    ["Threshold", event.evidence.fpirTarget === null ? "fixed" : `for a false positive rate of ${event.evidence.fpirTarget}`],
    ["Model", event.evidence.model],
    ["Gallery", `revision ${event.evidence.galleryRevision}`],
  ];
  return h("dl", { class: "facts" }, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}
