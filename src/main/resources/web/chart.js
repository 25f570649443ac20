// Line charts as SVG: two axes with ticks, values and what they measure, and paths.

import { svg } from "./dom.js";

const LEFT = 74;
const RIGHT = 14;
const BOTTOM = 44;
const TOP = 12;
const MIN_TICK = 52; // pixels that a label needs

// An axis: where values lie in [0, 1], which are labelled and how. The caller adds what it measures as its label.
export function linear(low, high, ticks, format) {
  return { at: (value) => (value - low) / (high - low), ticks, format };
}

// An axis from zero to a round number that is at least a value.
export function fromZero(most, format) {
  const rough = (most || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
  const ticks = Array.from({ length: Math.ceil((most || 1) / step - 1e-9) + 1 }, (_, index) => index * step);
  return linear(0, ticks.at(-1), ticks, format);
}

export function logarithmic(low, high, ticks, format) {
  const from = Math.log10(low);
  return { at: (value) => (Math.log10(Math.max(low, value)) - from) / (Math.log10(high) - from), ticks, format };
}

// The normal deviate, on which two normal distributions give a straight DET curve (Martin et al. 1997).
export function probit(low, high, ticks, format) {
  const from = deviate(low);
  const span = deviate(high) - from;
  return { at: (value) => (deviate(Math.min(high, Math.max(low, value))) - from) / span, ticks, format };
}

// Acklam's approximation by a rational function in the middle and the tails; relative error below 1.2e-9.
function deviate(p) {
  const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  const poly = (coefficients, x) => coefficients.reduce((sum, each) => sum * x + each, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / poly(d, q);
  }
  if (p > 1 - 0.02425) return -deviate(1 - p);
  const q = p - 0.5;
  return (q * poly(a, q * q)) / poly(b, q * q);
}

export function chart(title, x, y, draw, width = 520, height = 300) {
  const bottom = height - BOTTOM;
  const px = (value) => LEFT + x.at(value) * (width - LEFT - RIGHT);
  const py = (value) => bottom - y.at(value) * (bottom - TOP);
  const every = Math.ceil((x.ticks.length * MIN_TICK) / (width - LEFT - RIGHT));
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title },
    y.ticks.map((tick) => [
      svg("line", { class: "grid", x1: LEFT, x2: width - RIGHT, y1: py(tick), y2: py(tick) }),
      svg("text", { x: LEFT - 7, y: py(tick) + 4, "text-anchor": "end" }, y.format(tick))]),
    x.ticks.filter((tick, index) => index % every === 0).map((tick) => [
      svg("line", { class: "grid", x1: px(tick), x2: px(tick), y1: TOP, y2: bottom }),
      svg("text", { x: px(tick), y: bottom + 16, "text-anchor": "middle" }, x.format(tick))]),
    svg("path", { class: "axis", d: `M${LEFT} ${TOP}V${bottom}H${width - RIGHT}` }),
    svg("text", { class: "title", x: (LEFT + width - RIGHT) / 2, y: height - 6, "text-anchor": "middle" }, x.label),
    svg("text", { class: "title", transform: `translate(13 ${(TOP + bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, y.label),
    draw(px, py, { bottom, top: TOP }));
}

// A path through points; one without a value, null, leaves a gap.
export function line(points, px, py) {
  return points.map(([x, y], index) => (y === null ? "" : `${index && points[index - 1][1] !== null ? "L" : "M"}${px(x).toFixed(1)} ${py(y).toFixed(1)}`)).join("");
}

// The areas under several lines over the same axis, each closed at the bottom.
export function areas(title, x, y, series, threshold, width, height = 280) {
  return chart(title, x, y, (px, py, { top, bottom }) => [
    ...series.map(([name, points]) => {
      const [first, last] = [points[0][0], points.at(-1)[0]];
      return svg("path", { class: name, d: `${line(points, px, py)}L${px(last)} ${bottom}L${px(first)} ${bottom}Z` });
    }),
    svg("line", { class: "threshold", x1: px(threshold), x2: px(threshold), y1: top, y2: bottom }),
  ], width, height);
}
