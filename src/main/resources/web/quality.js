// Quality: error rates by threshold, measured on persons the model was not trained on.

import { get } from "./api.js";
import { areas, chart, fromZero, line, linear, logarithmic, probit } from "./chart.js";
import { deployment } from "./deployment.js";
import { empty, h, heading, ofThousand, percent, show, skeletons, svg } from "./dom.js";

const BIN = 5;
const RATES = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];

export async function quality(root, context) {
  show(root, heading("Quality"), h("div", { class: "charts" }, ...skeletons(3)));
  const model = await get("/model");
  const measured = model.calibrated ? await get("/model/quality") : null;
  const own = await deployment(context, model, () => root.clientWidth);
  if (context.left()) return;
  if (measured) {
    draw(root, context, model, measured, own);
  } else {
    show(root, heading("Quality"), h("div", { class: "stack" },
      h("div", { class: "card" }, empty("Not calibrated", "Measure this model with: sightline calibrate")), own));
  }
}

function draw(root, context, model, measured, own) {
  const { points } = measured;
  const slider = h("input", { type: "range", min: 0, max: points.length - 1, value: nearest(points, model.threshold), id: "threshold", "aria-label": "Threshold" });
  const persons = h("input", { type: "number", min: 1, max: 1000000, value: Math.max(1, model.templates), "aria-label": "Enrolled templates" });
  const sentence = h("p", { class: "plain", role: "status" });
  const figures = h("div", { class: "figures" });
  const charts = h("div", { class: "charts" });
  const update = () => {
    const point = points[slider.value];
    const enrolled = Math.max(1, Number(persons.value));
    const fpir = -Math.expm1(enrolled * Math.log1p(-point.fmr));
    show(sentence, h("strong", {}, `Of 1,000 strangers, ${ofThousand(fpir)} would get a name. `),
      `Of 1,000 faces of enrolled persons, ${ofThousand(point.fnmr)} would stay without one.`);
    show(figures,
      figure("Threshold", point.cosineSimilarity.toFixed(3), Number(slider.value) === nearest(points, model.threshold) ? "in use; a cosine similarity" : "a cosine similarity"),
      figure("Strangers with a name", percent(fpir), `FPIR, with ${enrolled.toLocaleString()} templates enrolled`),
      figure("Persons without a name", percent(point.fnmr), "FNIR, by single faces"),
      figure("Two persons taken for one", percent(point.fmr), "FMR, by pairs of pictures"));
    const [wide, narrow] = [1100, 520].map((most) => Math.min(most, root.clientWidth - 70));
    show(charts, histogram(points, point, wide), roc(points, point, narrow), det(points, point, narrow));
  };
  slider.addEventListener("input", update);
  persons.addEventListener("input", update);
  addEventListener("resize", update);
  context.onLeave(() => removeEventListener("resize", update));
  const reset = () => {
    slider.value = nearest(points, model.threshold);
    persons.value = Math.max(1, model.templates);
    update();
  };
  show(root,
    heading("Quality", `${model.id}: ${measured.genuinePairs.toLocaleString()} pairs of one person and ${measured.impostorPairs.toLocaleString()} of two persons, none of them used for training.`),
    h("div", { class: "stack" },
      sentence,
      h("section", { class: "card pad stack" },
        h("div", { class: "row" },
          h("label", { style: { flex: "1 1 18rem" } }, "Threshold (a preview: the threshold in use stays)", slider),
          h("label", { style: { width: "12rem" } }, "Enrolled templates", persons),
          h("button", { onclick: reset, style: { alignSelf: "end" } }, "Reset"))),
      figures, charts, own));
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

function histogram(all, chosen, width) {
  const points = bins(all);
  const low = points[0].cosineSimilarity;
  const most = Math.max(...points.map((point) => Math.max(point.genuineShare, point.impostorShare)));
  const x = { ...linear(low, 1, [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1].filter((tick) => tick >= low), (value) => value.toFixed(1)), label: "cosine similarity of two pictures" };
  const y = { ...fromZero(most, (value) => `${+(value * 100).toFixed(1)} %`), label: "share of the pairs" };
  return card("Scores", true,
    h("p", { class: "legend" }, h("span", {}, h("i", { class: "accent" }), "two pictures of one person"), h("span", {}, h("i"), "pictures of two persons"), h("span", {}, "dashed: the threshold")),
    areas("Distribution of similarities", x, y, [
      ["impostor", [...points.map((point) => [point.cosineSimilarity, point.impostorShare]), [1, 0]]],
      ["genuine", [...points.map((point) => [point.cosineSimilarity, point.genuineShare]), [1, 0]]],
    ], chosen.cosineSimilarity, width));
}

function share(value) {
  return `${+(value * 100).toPrecision(3)} %`;
}

function roc(points, chosen, width) {
  const x = { ...logarithmic(1e-6, 1, RATES, share), label: "false match rate: two persons taken for one" };
  const y = { ...linear(0, 1, [0, 0.25, 0.5, 0.75, 1], share), label: "true match rate" };
  return card("Recognised by false matches (ROC)", false,
    h("p", { class: "muted small" }, "How many pairs of one person match, by how many of two persons do. Higher is better; the circle is the threshold."),
    chart("True match rate by false match rate", x, y, (px, py) => [
      svg("path", { class: "curve", d: line(points.filter((point) => point.fmr > 0).map((point) => [point.fmr, 1 - point.fnmr]), px, py) }),
      chosen.fmr > 0 ? svg("circle", { class: "point", cx: px(chosen.fmr), cy: py(1 - chosen.fnmr), r: 5 }) : null,
    ].filter(Boolean), width));
}

function det(points, chosen, width) {
  const ticks = [0.0001, 0.001, 0.01, 0.05, 0.2, 0.4];
  const x = { ...probit(0.0001, 0.5, ticks, share), label: "false match rate: two persons taken for one" };
  const y = { ...probit(0.0001, 0.5, ticks, share), label: "false non-match rate" };
  const shown = points.filter((point) => point.fmr > 0.0001 && point.fmr < 0.5 && point.fnmr > 0.0001 && point.fnmr < 0.5);
  return card("Two kinds of error (DET)", false,
    h("p", { class: "muted small" }, "What each threshold misses, by what it confuses. Lower and to the left is better; the circle is the threshold."),
    chart("False non-match rate by false match rate", x, y, (px, py) => [
      svg("path", { class: "curve", d: line(shown.map((point) => [point.fmr, point.fnmr]), px, py) }),
      shown.includes(chosen) ? svg("circle", { class: "point", cx: px(chosen.fmr), cy: py(chosen.fnmr), r: 5 }) : null,
    ].filter(Boolean), width));
}
