// Quality: error rates by threshold, measured on persons the model was not trained on.

import { get } from "./api.js";
import { chart, line, linear, logarithmic, probit } from "./chart.js";
import { empty, h, heading, percent, show, skeletons, svg } from "./dom.js";

const BIN = 5;
const RATES = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

export async function quality(root, context) {
  show(root, heading("Quality"), h("div", { class: "charts" }, ...skeletons(3)));
  const model = await get("/model");
  if (context.left()) return;
  if (!model.calibrated) {
    show(root, heading("Quality"), h("div", { class: "card" }, empty("Not calibrated", "Measure this model with: sightline calibrate")));
    return;
  }
  const measured = await get("/model/quality");
  if (!context.left()) draw(root, model, measured);
}

function draw(root, model, measured) {
  const { points } = measured;
  const slider = h("input", { type: "range", min: 0, max: points.length - 1, value: nearest(points, model.threshold), id: "threshold", "aria-label": "Threshold" });
  const persons = h("input", { type: "number", min: 1, max: 1000000, value: Math.max(1, model.templates), "aria-label": "Enrolled templates" });
  const figures = h("div", { class: "figures" });
  const charts = h("div", { class: "charts" });
  const update = () => {
    const point = points[slider.value];
    const enrolled = Math.max(1, Number(persons.value));
    show(figures,
      figure("Threshold", point.cosineSimilarity.toFixed(3), Number(slider.value) === nearest(points, model.threshold) ? "in use" : "cosine similarity"),
      figure("FPIR", percent(-Math.expm1(enrolled * Math.log1p(-point.fmr))), `strangers given a name, with ${enrolled} templates enrolled`),
      figure("FNIR", percent(point.fnmr), "faces of enrolled persons left without a name"),
      figure("FMR", percent(point.fmr), "pairs of two persons judged to be one"));
    show(charts, histogram(points, point), roc(points, point), det(points, point));
  };
  slider.addEventListener("input", update);
  persons.addEventListener("input", update);
  const reset = () => {
    slider.value = nearest(points, model.threshold);
    persons.value = Math.max(1, model.templates);
    update();
  };
  show(root,
    heading("Quality", `${model.id}: ${measured.genuinePairs.toLocaleString()} pairs of one person and ${measured.impostorPairs.toLocaleString()} of two persons, none of them used for training.`),
    h("div", { class: "stack" },
      h("section", { class: "card pad stack" },
        h("div", { class: "row" },
          h("label", { style: { flex: "1 1 18rem" } }, "Threshold (a preview: the threshold in use stays)", slider),
          h("label", { style: { width: "9rem" } }, "Enrolled templates", persons),
          h("button", { onclick: reset, style: { alignSelf: "end" } }, "Reset"))),
      figures, charts));
  update();
}

function nearest(points, threshold) {
  const distance = (point) => Math.abs(point.cosineSimilarity - threshold);
  return points.reduce((best, point, index) => (distance(point) < distance(points[best]) ? index : best), 0);
}

function figure(name, value, meaning) {
  return h("div", { class: "card figure" }, h("div", { class: "muted small" }, name), h("div", { class: "value" }, value), h("div", { class: "muted small" }, meaning));
}

function card(title, wide, ...content) {
  return h("section", { class: wide ? "card pad stack wide" : "card pad stack" }, h("h2", {}, title), ...content);
}

// Fewer, wider bins than points: single points are too noisy to show the shape.
function bins(points) {
  const wide = [];
  for (let i = 0; i + BIN <= points.length; i += BIN) {
    const part = points.slice(i, i + BIN);
    const sum = (key) => part.reduce((total, point) => total + point[key], 0);
    wide.push({ cosineSimilarity: part[0].cosineSimilarity, genuineShare: sum("genuineShare"), impostorShare: sum("impostorShare") });
  }
  return wide;
}

function histogram(all, chosen) {
  const points = bins(all);
  const low = points[0].cosineSimilarity;
  const most = Math.max(...points.map((point) => Math.max(point.genuineShare, point.impostorShare)));
  const x = linear(low, 1, [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => low + share * (1 - low)), (value) => value.toFixed(2));
  const y = linear(0, most * 1.05, [], String);
  const area = (key, px, py, bottom) => {
    const path = line(points.map((point) => [point.cosineSimilarity, point[key]]), px, py);
    return svg("path", { class: key === "genuineShare" ? "genuine" : "impostor", d: `${path}L${px(1)} ${bottom}L${px(low)} ${bottom}Z` });
  };
  return card("Scores", true,
    h("p", { class: "legend" }, h("span", {}, h("i", { class: "accent" }), "two pictures of one person"), h("span", {}, h("i"), "pictures of two persons")),
    chart("Distribution of similarities", x, y, (px, py, { top, bottom }) => [
      area("impostorShare", px, py, bottom), area("genuineShare", px, py, bottom),
      svg("line", { class: "threshold", x1: px(chosen.cosineSimilarity), x2: px(chosen.cosineSimilarity), y1: top, y2: bottom }),
    ], 1100, 260));
}

function roc(points, chosen) {
  const x = { ...logarithmic(1e-6, 1, RATES, (value) => (value >= 0.001 ? String(value) : value.toExponential(0))), label: "false match rate" };
  const y = linear(0, 1, [0, 0.25, 0.5, 0.75, 1], (value) => value.toFixed(2));
  return card("ROC", false, chart("True match rate by false match rate", x, y, (px, py) => [
    svg("path", { class: "curve", d: line(points.filter((point) => point.fmr > 0).map((point) => [point.fmr, 1 - point.fnmr]), px, py) }),
    chosen.fmr > 0 ? svg("circle", { class: "point", cx: px(chosen.fmr), cy: py(1 - chosen.fnmr), r: 5 }) : null,
  ].filter(Boolean)));
}

function det(points, chosen) {
  const ticks = [0.0001, 0.001, 0.01, 0.05, 0.2, 0.4];
  const x = { ...probit(0.0001, 0.5, ticks, (value) => `${value * 100} %`), label: "false match rate, false non-match rate upwards" };
  const y = probit(0.0001, 0.5, ticks, (value) => `${value * 100} %`);
  const shown = points.filter((point) => point.fmr > 0.0001 && point.fmr < 0.5 && point.fnmr > 0.0001 && point.fnmr < 0.5);
  const visible = shown.includes(chosen);
  return card("DET", false, chart("False non-match rate by false match rate", x, y, (px, py) => [
    svg("path", { class: "curve", d: line(shown.map((point) => [point.fmr, point.fnmr]), px, py) }),
    visible ? svg("circle", { class: "point", cx: px(chosen.fmr), cy: py(chosen.fnmr), r: 5 }) : null,
  ].filter(Boolean)));
}
