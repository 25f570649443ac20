// Cameras: the records that agents publish; adds, changes, tests and removes them.

import { get, may, send } from "./api.js";
import { attempts, dialog, empty, h, heading, refusal, show, skeletons, update } from "./dom.js";

export async function cameras(root, context) {
  const list = h("div", { class: "stack" }, ...skeletons(3));
  const load = async () => {
    const { cameras: found } = await get("/camera-records");
    if (context.left()) return;
    if (found.length) update(list, found, (each) => each.id, (each) => card(each, refresh));
    else show(list, empty("No cameras", "Add one here or with 'sightline cameras add'; an agent publishes it."));
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  const add = may("admin") ? h("button", { class: "primary", onclick: () => edit({}, refresh) }, "Add a camera") : null;
  show(root, heading("Cameras", "The cameras that agents publish. Passwords are sealed and never shown.", ...(add ? [add] : [])), list);
  context.every(10, load);
  await load();
}

function path(id) {
  return `/cameras/${encodeURIComponent(id)}`;
}

function card(each, refresh) {
  const facts = [each.maxFps ? `${each.maxFps} frames a second` : null, each.schedule, [each.site, each.place].filter(Boolean).join(", ")];
  return h("section", { class: "card pad row camera" },
    h("div", {},
      h("strong", {}, each.id), " ", each.enabled ? null : h("span", { class: "tag warn" }, "off"),
      h("p", { class: "muted small" }, each.source),
      h("p", { class: "muted small" }, facts.filter(Boolean).join(" · "))),
    h("div", { class: "row right" },
      may("operator") ? h("button", { onclick: () => test(each) }, "Test") : null,
      may("admin") ? h("button", { onclick: () => edit(each, refresh) }, "Change") : null));
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
