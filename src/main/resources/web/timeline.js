// Visits over time, a row for each camera.

import { linear } from "./chart.js";
import { clock, day, scrolling, svg } from "./dom.js";
import { duration } from "./words.js";

const WIDTH = 900;
const ROW = 34;
const LEFT = 130;
const RIGHT = 30;
const BOTTOM = 44;
const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 30, 60, 120, 360, 720, 1440, 2880, 10080, 43200].map((minutes) => minutes * MINUTE);

export function timeline(label, visits) {
  const cameras = [...new Set(visits.map((visit) => visit.camera))].sort();
  const first = Math.min(...visits.map((visit) => Date.parse(visit.firstSeen)));
  const last = Math.max(...visits.map((visit) => Date.parse(visit.lastSeen)));
  const time = axis(first, Math.max(last, first + MINUTE));
  const px = (value) => LEFT + time.at(value) * (WIDTH - LEFT - RIGHT);
  const bottom = cameras.length * ROW + 8;
  const height = bottom + BOTTOM;
  return scrolling(label, svg("svg", { class: "chart timeline", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label },
    time.ticks.map((tick) => [
      svg("line", { class: "grid", x1: px(tick), x2: px(tick), y1: 4, y2: bottom }),
      svg("text", { x: px(tick), y: bottom + 16, "text-anchor": "middle" }, time.format(tick))]),
    cameras.map((camera, row) => [
      svg("text", { class: "title", x: LEFT - 10, y: row * ROW + 26, "text-anchor": "end" }, camera.length > 18 ? `${camera.slice(0, 17)}…` : camera),
      visits.filter((visit) => visit.camera === camera).map((visit) => bar(visit, px, row * ROW + 12))]),
    svg("path", { class: "axis", d: `M${LEFT} 4V${bottom}H${WIDTH - RIGHT}` }),
    svg("text", { class: "title", x: (LEFT + WIDTH - RIGHT) / 2, y: height - 6, "text-anchor": "middle" }, `time, from ${day(first)} to ${day(last)}`)));
}

function bar({ camera, firstSeen, lastSeen }, px, y) {
  const from = px(Date.parse(firstSeen));
  return svg("rect", { class: "stay", x: from, y, width: Math.max(4, px(Date.parse(lastSeen)) - from), height: ROW - 14, rx: 3 },
    svg("title", {}, `${camera}, ${day(firstSeen)}, ${clock(firstSeen)}, ${duration(firstSeen, lastSeen)}`));
}

function axis(first, last) {
  const step = STEPS.find((each) => (last - first) / each <= 8) ?? STEPS.at(-1);
  const ticks = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  return linear(first, last, ticks, step < 1440 * MINUTE ? (value) => clock(value).slice(0, 5) : day);
}
