// System: stages, their backlog, latencies, cameras and dead letters.

import { blob, get, health as askHealth, may } from "./api.js";
import { chart, fromZero, line, linear } from "./chart.js";
import { clock, day, empty, h, heading, scrolling, show, skeletons, svg } from "./dom.js";
import { leftOut } from "./words.js";

export async function system(root, context) {
  const figures = h("div", { class: "figures" }, ...skeletons(4));
  const flow = h("ol", { class: "flow", "aria-label": "Stages" });
  const latencies = h("div", {});
  const cameras = scrolling("Cameras");
  const matchers = scrolling("Matchers");
  const instances = scrolling("Instances");
  const charts = h("div", { class: "charts" });
  const span = h("select", { "aria-label": "Span of the trends" }, h("option", { value: "hour" }, "the last hour"), h("option", { value: "day" }, "the last day"));
  const letters = h("div", { class: "letters" });
  show(root, heading("System", "Stages, their load since the server's start, latencies, processes, cameras, settings and the audit.", h("label", {}, "Trends", span)),
    h("div", { class: "stack" }, figures,
      h("section", { class: "card" }, h("h2", {}, "Topology"), flow),
      charts,
      h("section", { class: "card" }, h("h2", {}, "Latencies"), latencies),
      h("section", { class: "card" }, h("h2", {}, "Matchers"), matchers),
      h("section", { class: "card" }, h("h2", {}, "Cameras"), cameras),
      may("operator") ? h("section", { class: "card" }, h("h2", {}, "Instances"), instances) : null,
      may("operator") ? h("section", { class: "card" }, h("h2", {}, "Dead letters"), letters) : null,
      may("admin") ? auditSection() : null,
      may("admin") ? settingsSection() : null));
  const refresh = async () => {
    const [model, seen, lag, health, taken, load, found] = await Promise.all(
      [get("/model"), get("/cameras"), get("/lag"), askHealth(), get("/latencies"), get(`/trends?span=${span.value}`), get("/matchers")]);
    if (context.left()) return;
    show(figures, ...overview(model, seen.cameras, lag.groups, health));
    show(flow, ...topology(lag.groups));
    show(charts, trends(load.points, span.value, Math.min(520, root.clientWidth - 70)));
    show(matchers, found.matchers.length ? matcherTable(found.matchers) : empty("No matcher", "A matcher appears here when a process runs the stage match."));
    show(latencies, ...way(taken.steps.filter((each) => isMeasured(each.step, running(lag.groups)))));
    show(cameras, seen.cameras.length ? [table(seen.cameras), h("p", { class: "muted small" }, leftOut(seen.leftOut, "report"))] : empty("No camera yet", "A camera appears here with its first frame."));
  };
  span.addEventListener("change", () => refresh().catch(() => {})); // The header says that the server is away.
  context.every(5, refresh);
  await refresh();
  if (may("operator")) {
    const { instances: found } = await get("/instances");
    if (context.left()) return;
    show(instances, instanceTable(found));
    const { deadLetters } = await get("/dead-letters");
    if (!context.left()) {
      show(letters, deadLetters.length ? deadLetters.map(letter) : empty("No dead letters", "Every frame so far was processed."));
    }
  }
}

const STAGES = ["detect", "embed", "match"];

// The groups of stages that a process runs.
function running(groups) {
  return groups.filter((group) => group.running && group.stages.split("-").every((stage) => STAGES.includes(stage)));
}

// A stage that does not run has no figures.
function isMeasured(step, groups) {
  const stages = groups.flatMap((group) => group.stages.split("-"));
  return step === "arrived" || stages.includes(STAGES.includes(step) ? step : "match");
}

function overview(model, cameras, all, health) {
  const groups = running(all);
  const lag = groups.length ? groups.reduce((sum, group) => sum + group.records, 0) : "–";
  const ages = cameras.map((camera) => camera.figures?.matchAgeMillis).filter((age) => age !== null && age !== undefined);
  return [
    figure("Server", health.condition, model.id),
    figure("Backlog", String(lag), lag === 1 ? "record not yet processed" : "records not yet processed"),
    figure("Capture to match", ages.length ? millis(Math.max(...ages)) : "–", "last face of the slowest live camera"),
    figure("Threshold", model.threshold.toFixed(3), `${model.persons} persons, ${model.templates} templates, revision ${model.galleryRevision}`),
  ];
}

function figure(name, value, meaning) {
  return h("div", { class: "card figure" }, h("div", { class: "muted small" }, name), h("div", { class: "value truncate" }, value), h("div", { class: "muted small truncate", title: meaning }, meaning));
}

function topology(all) {
  const groups = running(all);
  const missing = STAGES.filter((stage) => !groups.some((group) => group.stages.split("-").includes(stage)));
  const arrow = () => h("li", { class: "arrow", "aria-hidden": "true" }, "→");
  const stage = (name, text) => [h("li", { class: "stage" }, name, h("span", { class: "small" }, text)), arrow()];
  return [
    h("li", {}, h("strong", {}, "cameras"), h("span", { class: "muted small" }, "JPEG")), arrow(),
    ...groups.flatMap(({ stages, records }) => stage(stages, records === 1 ? "1 record behind" : `${records} records behind`)),
    ...missing.flatMap((name) => stage(name, "does not run")),
    h("li", {}, h("strong", {}, "events"), h("span", { class: "muted small" }, "arrivals and departures")),
  ];
}

const TRENDS = [
  ["Backlog", "records not yet processed", "backlog", (value) => value.toLocaleString()],
  ["Capture to match", "seconds, the slowest camera", "matchAgeMillis", (value) => `${+(value / 1000).toFixed(1)} s`],
  ["Frames", "per second, all cameras", "framesPerSecond", (value) => String(+value.toFixed(1))],
];

// What the charts span: its length, the distance of its ticks, and its name.
const SPANS = {
  hour: { length: 3_600_000, tick: 10 * 60_000, name: "the last hour" },
  day: { length: 86_400_000, tick: 4 * 3_600_000, name: "the last day" },
};

function trends(points, span, width) {
  const { length, tick, name: spanned } = SPANS[span];
  const now = Date.now();
  const first = Math.ceil((now - length) / tick) * tick;
  const ticks = Array.from({ length: 6 }, (_, index) => first + index * tick);
  const x = { ...linear(now - length, now, ticks, (time) => clock(time).slice(0, 5)), label: "time" };
  return TRENDS.map(([name, meaning, key, format]) => {
    const values = points.map((point) => [Date.parse(point.at), point[key]]).filter(([at]) => at > now - length);
    const y = { ...fromZero(Math.max(...values.map(([, value]) => value), 1), format), label: meaning };
    const isCurrent = points.length && points.at(-1)[key] !== null;
    const latest = isCurrent ? `now ${format(points.at(-1)[key])}` : "no figure now";
    return h("section", { class: "card pad stack" }, h("h2", {}, name), h("p", { class: "muted small" }, `${latest}; ${spanned}`),
      chart(`${name}, ${meaning}, over ${spanned}: ${latest}`, x, y, (px, py) => [svg("path", { class: "curve", d: line(values, px, py) })], width, 220));
  });
}

const GROUPS = /^(detect|embed|match|search|agent|webhook|camera-watch)/;

function instanceTable(all) {
  const known = all.filter(({ group }) => GROUPS.test(group));
  if (!known.length) return empty("No process", "A process appears here when it has joined its group in Kafka.");
  return h("table", {},
    h("thead", {}, h("tr", {}, ["Runs", "Process", "Address"].map((name) => h("th", {}, name)), ["Threads", "Partitions"].map((name) => h("th", { class: "number" }, name)))),
    h("tbody", {}, known.map((each) => h("tr", {}, h("td", {}, h("strong", {}, each.group)), h("td", { class: "truncate" }, each.process), h("td", {}, each.host.replace("/", "")),
      [each.threads, each.partitions].map((value) => h("td", { class: "number" }, value.toLocaleString()))))));
}

const AUDIT_PAGE = 20;

function auditSection() {
  const rows = h("tbody", {});
  const kind = h("select", { "aria-label": "Kind of records" }, h("option", { value: "changes" }, "changes"), h("option", { value: "views" }, "views"));
  const more = h("button", { hidden: true }, "Show earlier records");
  const note = h("p", { class: "muted small", role: "status" });
  let last = null;
  const load = async () => {
    const { records } = await get(`/audit?${new URLSearchParams({ kind: kind.value, limit: AUDIT_PAGE, ...(last ? { before: last } : {}) })}`);
    if (!last) show(rows);
    rows.append(...records.map(auditRow));
    last = records.at(-1)?.id ?? last;
    more.hidden = records.length < AUDIT_PAGE;
    show(note, rows.children.length ? "" : `No ${kind.value} yet.`);
  };
  const attempt = () => load().catch((error) => show(note, error.message));
  kind.addEventListener("change", () => {
    last = null;
    attempt();
  });
  more.addEventListener("click", attempt);
  attempt();
  return h("section", { class: "card" }, h("h2", {}, "Audit"), h("div", { class: "pad row" }, h("label", {}, "Show", kind)),
    scrolling("Audit", h("table", {}, h("thead", {}, h("tr", {}, ["When", "Who", "Action", "Of what"].map((name) => h("th", {}, name)))), rows)), h("div", { class: "pad" }, note, more));
}

function auditRow({ at, actor, action, subject, what, changes }) {
  const details = [what, ...changes.map(({ key, from, to }) => `${key}: ${from ?? "not set"} → ${to ?? "not set"}`)].filter(Boolean);
  return h("tr", {}, h("td", {}, `${day(at)}, ${clock(at)}`), h("td", {}, actor), h("td", {}, action.replaceAll("-", " ")),
    h("td", {}, subject, details.map((text) => h("div", { class: "muted small" }, text))));
}

// The settings of this server: those that were set, and on demand those that are at their defaults.
function settingsSection() {
  const body = h("div", {});
  get("/settings").then(({ settings }) => {
    const isSet = ({ source }) => source !== "default";
    show(body, settingsTable("Settings that were set", settings.filter(isSet)),
      h("details", { class: "pad" }, h("summary", {}, "Show the settings at their defaults"), settingsTable("Settings at their defaults", settings.filter((each) => !isSet(each)))));
  }, (error) => show(body, h("p", { class: "pad", role: "alert" }, error.message)));
  return h("section", { class: "card" }, h("h2", {}, "Settings of this server"), body);
}

function settingsTable(label, settings) {
  return scrolling(label, h("table", {}, h("thead", {}, h("tr", {}, ["Setting", "Value", "Comes from"].map((name) => h("th", {}, name)))),
    h("tbody", {}, settings.map((each) => h("tr", {}, h("td", {}, each.key), h("td", {}, each.value), h("td", {}, each.source))))));
}

function matcherTable(all) {
  return h("table", {},
    h("thead", {}, h("tr", {}, ["Matcher", "Compares"].map((name) => h("th", {}, name)), h("th", { class: "number" }, "Gallery revision"))),
    h("tbody", {}, all.map((each) => h("tr", {}, h("td", {}, each.id), h("td", {}, each.models.join(", ")), h("td", { class: "number" }, each.revision.toLocaleString())))));
}

// The steps of a frame: name and meaning.
const STEPS = {
  arrived: ["Camera to Kafka", "from capture to Kafka, measured with two clocks"],
  waiting: ["Waiting", "in Kafka, until a stage is free"],
  detect: ["detect", "from the frame to its faces"],
  embed: ["embed", "from faces to vectors"],
  match: ["match", "from vectors to decisions"],
  decided: ["Capture to decision", "all steps above"],
  reported: ["Event published", "after the time of the event, grace period included"],
};
const PARTS = ["arrived", "waiting", "detect", "embed", "match"];

function way(steps) {
  if (!steps.length) return [empty("No frame yet", "Latencies appear when a camera sends frames.")];
  const parts = steps.filter((each) => PARTS.includes(each.step));
  const sum = parts.reduce((total, each) => total + each.p50Millis, 0);
  const described = parts.map((each) => `${STEPS[each.step][0]} ${millis(each.p50Millis)}`).join(", ");
  return [
    h("div", { class: "way" },
      h("div", { class: "parts", role: "img", "aria-label": `Medians: ${described}` },
        parts.map((each) => h("span", { class: each.step, style: { flexGrow: String(each.p50Millis / (sum || 1)) }, title: `${STEPS[each.step][0]}: ${millis(each.p50Millis)}` }))),
      h("div", { class: "legend small", "aria-hidden": "true" }, parts.map((each) => h("span", {}, h("i", { class: each.step }), `${STEPS[each.step][0]} ${millis(each.p50Millis)}`))),
      h("p", { class: "muted small" }, "Frames with a face, over the last five minutes. Each stage measures its own work. The bar shows medians.")),
    scrolling("Latencies of each step", h("table", { class: "steps" },
      h("thead", {}, h("tr", {}, h("th", {}, "Step"), ["p50", "p95", "p99"].map((name) => h("th", { class: "number" }, name)))),
      h("tbody", {}, steps.map(stepRow)))),
  ];
}

function stepRow(each) {
  const [name, meaning] = STEPS[each.step];
  return h("tr", { title: `${each.count} measurements` },
    h("td", {}, h("strong", {}, name), h("div", { class: "muted small" }, meaning)),
    [each.p50Millis, each.p95Millis, each.p99Millis].map((value) => h("td", { class: "number" }, millis(value))));
}

function millis(value) {
  return value < 10 ? `${value.toFixed(1)} ms` : value < 10000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

function table(cameras) {
  return h("table", {},
    h("thead", {}, h("tr", {}, ["Camera", "State", "Last frame"].map((name) => h("th", {}, name)), ["Frames per second", "Capture to match"].map((name) => h("th", { class: "number" }, name)))),
    h("tbody", {}, cameras.map((camera) => h("tr", { title: camera.outage?.reason },
      h("td", {}, h("strong", {}, camera.id)),
      h("td", {}, h("span", { class: camera.state === "up" ? "tag accent" : "tag" }, camera.state)),
      h("td", {}, camera.lastFrame ? `${day(camera.lastFrame.capturedAt)}, ${clock(camera.lastFrame.capturedAt)}` : "–"),
      h("td", { class: "number" }, camera.figures ? camera.figures.framesPerSecond.toFixed(1) : "–"),
      h("td", { class: "number" }, camera.figures?.matchAgeMillis ? millis(camera.figures.matchAgeMillis) : "–")))));
}

function letter(each) {
  const picture = h("div", { class: "shot" }, "no picture");
  blob(`/dead-letters/${each.id}/value`, "image/jpeg").then((value) => {
    const image = h("img", { src: URL.createObjectURL(value), alt: "Rejected frame" });
    image.addEventListener("load", () => picture.replaceChildren(image));
  }, () => {});
  return h("article", { class: "letter" }, picture,
    h("div", {}, h("span", { class: "tag bad" }, each.reason),
      h("p", { class: "small" }, each.detail),
      h("p", { class: "muted small truncate", title: each.source }, `${each.key || "no key"} · ${each.stage} · ${clock(each.at)} · ${each.sizeBytes.toLocaleString()} bytes`)));
}
