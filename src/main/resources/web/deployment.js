// The quality that a deployment itself shows: scores and unknown visits by camera, corrections, and drift.

import { get } from "./api.js";
import { areas, fromZero, linear } from "./chart.js";
import { cameras, combobox } from "./combo.js";
import { clock, day, empty, h, ofThousand, percent, scrolling, show } from "./dom.js";
import { leftOut } from "./words.js";

const EVERY = 60;

// Resolves to a section that keeps itself up to date.
export async function deployment(context, model, width) {
  const [first, chart, last] = [h("div", { class: "stack" }), h("div", { class: "stack" }), h("section", { class: "card" })];
  let wanted = "";
  const refresh = async () => {
    const found = await get(`/quality?${new URLSearchParams(wanted ? { camera: wanted } : {})}`);
    if (context.left()) return;
    show(first, h("p", { class: "plain" }, h("strong", {}, sentence(found.visits)), ` ${corrected(found)}`), drift(found.drift) ?? "");
    show(chart, ...scores(found, model, Math.min(1100, width() - 70)));
    show(last, h("h3", {}, "Cameras"), found.cameras.length ? table(found) : empty("No visit yet", "A camera appears here with its first visit or decided face."));
  };
  const camera = combobox("Camera", cameras, ({ key }) => {
    wanted = key;
    refresh().catch(() => {}); // The header says that the server is away.
  }, { all: "all cameras" });
  context.every(EVERY, refresh);
  await refresh();
  return h("section", { class: "stack" }, h("h2", {}, "In this deployment"), first,
    h("section", { class: "card pad stack" }, h("div", { class: "row" }, h("h3", { style: { flex: "1" } }, "Scores of faces"), camera.element), chart), last);
}

function sentence({ named, unknown, since }) {
  const all = named + unknown;
  if (!all) return "No visit yet.";
  return `Of ${all.toLocaleString()} visits since ${when(since)}, ${unknown.toLocaleString()} (${percent(unknown / all)}) were strangers'.`;
}

const CORRECTIONS = { "negative-added": "“not this person”", renamed: "renamed", merged: "merged", moved: "moved to another person", "visit-revised": "visits given to another" };

function corrected({ visits, corrections }) {
  const counted = Object.entries(CORRECTIONS).filter(([action]) => corrections.counts[action]).map(([action, name]) => `${corrections.counts[action].toLocaleString()} ${name}`);
  const later = visits.revised ? `${visits.revised.toLocaleString()} ${visits.revised === 1 ? "visit was" : "visits were"} given another name later. ` : "";
  return `${later}${counted.length ? `Corrections by operators since ${when(corrections.since)}: ${counted.join(", ")}.` : "Operators have corrected nothing."}`;
}

function drift(found) {
  if (!found) return null;
  const { verdict, visits, cosineSimilarity, expected, observed } = found;
  const technical = h("p", { class: "muted small" },
    `${percent(observed)} of ${visits.toLocaleString()} unknown visits reach a cosine similarity of ${cosineSimilarity.toFixed(3)}, as the calibration says ${percent(expected)} of strangers do.`);
  if (verdict === "too-few") return h("section", { class: "card pad" }, h("p", {}, "There are fewer than 50 unknown visits, too few to compare with the calibration."), technical);
  if (verdict === "as-calibrated") return h("section", { class: "card pad" }, h("p", {}, "Unknown visits are as similar to enrolled persons as the calibration predicts."), technical);
  return h("section", { class: "card pad stack", role: "status" },
    h("p", {}, h("span", { class: "tag warn" }, "Drift"), ` Of 1,000 unknown visits, ${ofThousand(observed)} are more similar to an enrolled person than 9 of 10 strangers should be.`),
    h("p", {}, "Either enrolled persons are not recognised, or strangers resemble them more here than in the calibration. Look at the strangers, enrol clearer pictures, or measure the model on pictures of your cameras with: sightline calibrate"),
    technical);
}

function scores({ faces, since }, model, width) {
  const { low, width: step, named, unknown } = faces.scores;
  const from = Math.max(0, Math.min(firstOf(named), firstOf(unknown)) - 1);
  const points = (bins) => [...bins.slice(from).map((count, index) => [low + (from + index + 0.5) * step, count]), [1, 0]];
  const x = { ...linear(low + from * step, 1, [-0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1].filter((tick) => tick >= low + from * step), (value) => value.toFixed(1)), label: "cosine similarity to the nearest template" };
  const y = { ...fromZero(Math.max(...named, ...unknown, 4), (value) => value.toLocaleString()), label: "faces" };
  return [
    h("p", { class: "muted small" }, `${faces.named.toLocaleString()} faces got a name and ${faces.unknown.toLocaleString()} did not, since ${when(since)}. The fewer lie near the threshold, the safer are names.`),
    h("p", { class: "legend" }, h("span", {}, h("i", { class: "accent" }), "named"), h("span", {}, h("i"), "unknown"), h("span", {}, "dashed: the threshold")),
    areas("Faces by cosine similarity", x, y, [["impostor", points(unknown)], ["genuine", points(named)]], model.threshold, width)];
}

function firstOf(bins) {
  const index = bins.findIndex((count) => count > 0);
  return index < 0 ? bins.length / 2 : index;
}

function table({ cameras, leftOut: more }) {
  const share = (part, all) => (all ? percent(part / all) : "–");
  const columns = ["Visits", "Unknown visits", "Faces", "Unknown faces"];
  return [
    scrolling("Unknown visits by camera", h("table", {},
      h("thead", {}, h("tr", {}, h("th", {}, "Camera"), columns.map((name) => h("th", { class: "number" }, name)))),
      h("tbody", {}, cameras.map(({ id, named, unknown, visits, unknownVisits }) => h("tr", {}, h("td", {}, h("strong", {}, id)),
        [visits.toLocaleString(), share(unknownVisits, visits), (named + unknown).toLocaleString(), share(unknown, named + unknown)].map((value) => h("td", { class: "number" }, value))))))),
    more ? h("p", { class: "muted small pad" }, leftOut(more, "camera")) : null,
  ];
}

function when(time) {
  return time ? `${day(time)}, ${clock(time).slice(0, 5)}` : "the start";
}
