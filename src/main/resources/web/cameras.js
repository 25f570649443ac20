// Cameras: the records that agents publish; adds, changes, tests and removes them.

import { get, may, send } from "./api.js";
import { attempts, dialog, empty, h, heading, refusal, show, skeletons, update } from "./dom.js";
import { camera as words } from "./words.js";

// Only this many are drawn at once: a deployment may have thousands.
const PAGE = 50;
const EVERY = 3; // seconds, so that a failure is named within ten

export async function cameras(root, context) {
  const list = h("div", { class: "stack" }, ...skeletons(3));
  const search = h("input", { type: "search", placeholder: "Find a camera", "aria-label": "Find a camera" });
  const state = h("select", { "aria-label": "Which cameras" },
    h("option", { value: "" }, "All"), h("option", { value: "on" }, "Published"), h("option", { value: "failing" }, "Failing"), h("option", { value: "off" }, "Off"));
  const pages = pager(() => draw());
  let all = [];
  const draw = () => {
    const found = all.filter(matches(search.value, state.value));
    const shown = pages.of(found);
    if (shown.length) update(list, shown, (each) => each.id, (each) => card(each, refresh));
    else if (all.length) show(list, empty("No such camera", "Try fewer letters, or all cameras."));
    else show(list, empty("No cameras", "Add one here or with 'sightline cameras add'; an agent publishes it."));
  };
  const load = async () => {
    const [records, states] = await Promise.all([get("/camera-records"), get("/cameras")]);
    const reported = new Map(states.cameras.map((each) => [each.id, each]));
    all = records.cameras.map((each) => ({ ...each, report: reported.get(each.id) }));
    if (!context.left()) draw();
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  for (const [input, event] of [[search, "input"], [state, "change"]]) {
    input.addEventListener(event, () => {
      pages.start();
      draw();
    });
  }
  const add = may("admin") ? [h("button", { class: "primary", onclick: () => edit({}, refresh) }, "Add a camera")] : [];
  show(root, heading("Cameras", "The cameras that agents publish, and whether they send frames. Passwords are sealed and never shown.", search, state, ...add),
    h("div", { class: "stack" }, list, pages.element));
  context.every(EVERY, load);
  await load();
}

const STATES = { on: (each) => each.enabled, off: (each) => !each.enabled, failing: (each) => each.enabled && each.report && each.report.state !== "up" };

// Each word must stand in the id, the source, the site or the place.
function matches(text, state) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (each) => {
    const said = [each.id, each.source, each.site, each.place].filter(Boolean).join(" ").toLowerCase();
    return (!state || STATES[state](each)) && wanted.every((word) => said.includes(word));
  };
}

// Cuts a list into pages; it is hidden while all items fit on one.
function pager(turned) {
  const where = h("span", { class: "muted small", role: "status" });
  const turn = (by) => {
    page += by;
    turned();
    scrollTo(0, 0);
  };
  const earlier = h("button", { onclick: () => turn(-1) }, "Previous");
  const later = h("button", { onclick: () => turn(1) }, "Next");
  const element = h("nav", { class: "row", "aria-label": "Pages" }, earlier, later, where);
  let page = 0;
  return {
    element,
    start() {
      page = 0;
    },
    of(items) {
      const last = Math.max(0, Math.ceil(items.length / PAGE) - 1);
      page = Math.min(page, last);
      const shown = items.slice(page * PAGE, (page + 1) * PAGE);
      element.hidden = last === 0;
      earlier.disabled = page === 0;
      later.disabled = page === last;
      show(where, `${page * PAGE + 1} to ${page * PAGE + shown.length} of ${items.length}`);
      return shown;
    },
  };
}

function path(id) {
  return `/cameras/${encodeURIComponent(id)}`;
}

function card(each, refresh) {
  const facts = [each.maxFps ? `${each.maxFps} frames a second` : null, each.schedule, [each.site, each.place].filter(Boolean).join(", ")];
  return h("section", { class: "card pad row camera" },
    h("div", {},
      h("strong", {}, each.id), " ", each.enabled ? null : h("span", { class: "tag warn" }, "off"),
      each.enabled ? report(each) : null,
      h("p", { class: "muted small" }, each.source),
      h("p", { class: "muted small" }, facts.filter(Boolean).join(" · "))),
    h("div", { class: "row right" },
      may("operator") ? h("button", { onclick: () => test(each) }, "Test") : null,
      may("admin") ? h("button", { onclick: () => edit(each, refresh) }, "Change") : null));
}

// What the agent reports. It reports nothing while the schedule says off.
function report({ report: last, schedule }) {
  const [dot, text] = last ? [last.state === "up" ? "good" : "bad", words(last)]
    : ["", schedule ? "not published: the schedule says off, or no agent runs" : "not published: no agent runs, or it has just been added"];
  return h("p", { class: "small report" }, h("span", { class: `dot ${dot}` }), h("span", { class: "state" }, text));
}

const FIELDS = [
  ["source", "Source", { placeholder: "rtsp://user:password@camera/stream" }],
  ["maxFps", "Frames a second, at most", { type: "number", min: 0, max: 120, step: "any" }],
  ["maxBytes", "Bytes of a frame, at most", { type: "number", min: 0, step: 1 }],
  ["site", "Site", {}],
  ["place", "Place", {}],
  ["schedule", "Schedule", { placeholder: "mon-fri 07:00-19:00 Europe/Berlin" }],
];

function edit(each, refresh) {
  const isNew = each.id === undefined;
  const id = h("input", { required: true, maxlength: 256, value: each.id ?? "", readonly: !isNew, autocomplete: "off" });
  const inputs = FIELDS.map(([name, , attributes]) =>
    h("input", { required: name === "source", value: each[name] ?? "", autocomplete: "off", ...attributes }));
  const enabled = h("input", { type: "checkbox", checked: each.enabled !== false });
  const note = refusal();
  const attempt = attempts(() => box, note, refresh);
  const form = h("form", { class: "stack" },
    h("h1", {}, isNew ? "Add a camera" : "Change a camera"),
    h("label", {}, "Id", id),
    FIELDS.map(([, label], index) => h("label", {}, label, inputs[index])),
    h("label", { class: "row" }, enabled, "Published"), note,
    h("div", { class: "row" }, h("button", { class: "primary" }, "Save"), h("button", { type: "button", onclick: () => box.close() }, "Cancel")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => send("PUT", path(id.value.trim()), changed(each, inputs, enabled.checked)), `Camera ${id.value.trim()} is saved.`);
  });
  const box = dialog(form, isNew ? "" : removal(each, attempt));
}

// What the form does not show stays as it is; an address that is shown without its password stays, too.
function changed(each, inputs, enabled) {
  const body = { transport: each.transport, motionGate: each.motionGate, enabled };
  FIELDS.forEach(([name, , { type }], index) => {
    const text = inputs[index].value.trim();
    if (text) body[name] = type === "number" ? Number(text) : text;
  });
  return body;
}

function removal(each, attempt) {
  const remove = () => attempt(() => send("DELETE", path(each.id)), `Camera ${each.id} is removed.`);
  return h("div", { class: "foot row" }, h("button", { class: "danger", onclick: remove }, "Remove camera"));
}

async function test(each) {
  const result = h("div", { class: "stack" }, h("p", { class: "muted" }, "Opening the camera from the server. This takes some seconds."));
  const box = dialog(h("h1", {}, each.id), result, h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
  try {
    const { report, picture } = await send("POST", `${path(each.id)}/test`);
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    box.addEventListener("close", () => URL.revokeObjectURL(url));
    const rows = [["codec", report.codec || "unknown"], ["size", `${report.width} × ${report.height}`],
      ["rate", report.framesPerSecond ? `${report.framesPerSecond.toFixed(1)} pictures a second` : "one picture"],
      ["clock", clock(report)]];
    show(result, h("img", { class: "tested", src: url, alt: `A picture of ${each.id}` }),
      h("dl", { class: "facts" }, rows.flatMap(([term, value]) => [h("dt", {}, term), h("dd", {}, value)])));
  } catch (error) {
    show(result, h("p", { class: "refusal", role: "alert" }, error.message));
  }
}

function clock(report) {
  if (!report.isLive) return "the recording's own";
  return report.clockOffMillis === null
    ? "the agent's, at arrival; the camera does not say its own"
    : `the agent's, at arrival; the camera's own is off by ${(report.clockOffMillis / 1000).toFixed(1)} s`;
}
