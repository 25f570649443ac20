// People: the enrolled persons; enrols, renames, merges, ignores, disables and erases them.

import { get, may, person as path, send, upload } from "./api.js";
import { attempts, clock, day, dialog, empty, failure, h, heading, refusal, show, skeletons, update } from "./dom.js";
import { avatar, chipUrl, loadSamples } from "./pictures.js";

export async function people(root, context) {
  const grid = h("div", { class: "people" }, ...skeletons(4));
  const search = h("input", { type: "search", placeholder: "Find a person", "aria-label": "Find a person" });
  let persons = [];
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = persons.filter((each) => each.person.toLowerCase().includes(wanted));
    if (found.length) update(grid, found, (each) => `${each.collection}/${each.person}`, (each) => card(each, refresh));
    else if (persons.length) show(grid, empty("No such name", "Try fewer letters."));
    else show(grid, empty("No person is enrolled", "Enrol with pictures of one face each, well lit and from the front."));
  };
  const load = async () => {
    persons = await loadSamples();
    if (!context.left()) draw();
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  search.addEventListener("input", draw);
  show(root, heading("People", "The persons that Sightline recognises. Several different pictures of a person make recognition more reliable.", search),
    h("div", { class: "stack" }, may("operator") ? enrolment(refresh) : null, grid));
  await load();
}

function card(each, refresh) {
  return h("button", { class: `card person ${each.status}`, onclick: () => detail(each, refresh) },
    avatar(each.collection, each.person),
    h("strong", { class: "truncate" }, each.person),
    h("span", { class: "muted small" }, `${each.templates} ${each.templates === 1 ? "template" : "templates"} · ${each.collection}`),
    each.status === "active" ? null : h("span", { class: "tag warn" }, each.status));
}

function enrolment(refresh) {
  const name = h("input", { name: "person", required: true, maxlength: 200, placeholder: "Ada Lovelace", autocomplete: "off" });
  const collection = h("input", { name: "collection", required: true, maxlength: 200, value: "default", autocomplete: "off" });
  const files = h("input", { type: "file", accept: "image/*,.heic,.heif,.avif", multiple: true, "aria-label": "Pictures to enrol" });
  const drop = h("label", { class: "drop" }, files,
    h("span", {}, h("strong", {}, "Drop pictures here"), h("br"), "or choose files: JPEG, PNG, HEIC, WebP and others"));
  const results = h("div", { class: "uploads", role: "status" });
  const note = refusal();
  let waiting = [];
  const take = async (chosen) => {
    waiting.push(...chosen);
    if (!name.value.trim()) {
      show(note, `Enter the person's name and press Enter. Pictures that wait for the name: ${waiting.length}.`);
      name.focus();
      return;
    }
    show(note);
    const files = waiting;
    waiting = [];
    for (const file of files) await enrol(collection.value.trim(), name.value.trim(), file, results, refresh);
    await refresh();
  };
  name.addEventListener("change", () => waiting.length && name.value.trim() && take([]));
  files.addEventListener("change", () => {
    take([...files.files]);
    files.value = "";
  });
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  return h("section", { class: "card pad stack" },
    h("h2", {}, "Enrol"),
    h("div", { class: "enrol" },
      h("div", { class: "stack" }, h("label", {}, "Name", name), h("label", {}, "Collection", collection), note),
      drop),
    results);
}

async function enrol(collection, name, file, results, refresh) {
  const state = h("span", { class: "reason" });
  const line = h("div", { class: "upload" }, h("img", { src: URL.createObjectURL(file), alt: "" }), h("strong", { class: "truncate" }, file.name), state);
  results.prepend(line);
  const say = (bad, ...text) => {
    show(state, ...text);
    line.classList.toggle("bad", bad);
  };
  const attempt = async () => {
    say(false, "checking…");
    try {
      const done = await upload(`${path(collection, name)}/templates?source=${encodeURIComponent(file.name)}`, file);
      say(false, !done.enrolled ? "already enrolled" : done.outlier ? `enrolled, but unlike ${name}'s other pictures; check that it shows ${name}` : "enrolled");
    } catch (error) {
      const again = h("button", { class: "quiet", onclick: () => attempt().then(refresh) }, "Try again");
      say(true, `${(error.title ?? "failed").replace(/^picture /, "")}: ${error.message} `, error.status === 0 || error.status >= 500 ? again : "");
    }
  };
  await attempt();
}

async function detail(each, refresh) {
  const body = h("div", { class: "stack" }, ...skeletons(1));
  const box = dialog(body);
  box.setAttribute("aria-label", each.person);
  const close = h("button", { class: "quiet right", onclick: () => box.close() }, "Close");
  const note = refusal();
  const attempt = attempts(() => box, note, refresh);
  try {
    const { templates } = await get(path(each.collection, each.person));
    show(body,
      h("div", { class: "row" }, avatar(each.collection, each.person),
        h("div", {}, h("h1", {}, each.person), h("p", { class: "muted" }, `in ${each.collection}, ${each.status}`)), close),
      h("div", { class: "chips" }, templates.map((template) => chip(each, template, attempt))), note);
  } catch (error) {
    show(body, close, failure(error, () => box.close() || detail(each, refresh)));
    return;
  }
  if (may("operator")) box.append(h("div", { class: "stack" }, ...edits(each, attempt)));
  if (may("admin")) box.append(removal(each, attempt));
}

function chip(each, template, attempt) {
  const picture = h("div", { class: "skeleton" });
  chipUrl(each.collection, each.person, template.sample).then(
    (url) => picture.replaceWith(h("img", { src: url, alt: `${each.person}, from ${template.source}` })), () => {});
  const { quality } = template;
  const rows = [["size", `${quality.sizePx.toFixed(0)} px`], ["sharpness", quality.sharpness.toFixed(0)],
    ["brightness", quality.brightness.toFixed(0)], ["turned", `${Math.abs(quality.yawDegrees).toFixed(0)}°`]];
  const remove = () => attempt(
    () => send("DELETE", `${path(each.collection, each.person)}/templates/${encodeURIComponent(template.sample)}`), "The template is removed.");
  return h("figure", { class: template.negative ? "chip negative" : "chip", style: { margin: 0 } }, picture,
    h("figcaption", { class: "small truncate", title: template.source }, template.negative ? "not this person" : template.source),
    h("dl", { class: "muted" }, rows.flatMap(([term, value]) => [h("dt", {}, term), h("dd", { class: "number" }, value)])),
    may("admin") ? h("button", { class: "quiet", onclick: remove }, "Remove") : null);
}

function edits(each, attempt) {
  const name = h("input", { value: each.person, required: true, maxlength: 200, "aria-label": "New name" });
  const into = h("input", { placeholder: "the other person's name", required: true, maxlength: 200, "aria-label": "Merge into" });
  const own = path(each.collection, each.person);
  const other = (field) => ({ collection: each.collection, person: field.value.trim() });
  const form = (label, field, button, action) => h("form", {
    class: "row",
    onsubmit: (event) => {
      event.preventDefault();
      action();
    },
  }, h("label", { style: { flex: "1" } }, label, field), h("button", { style: { alignSelf: "end" } }, button));
  const status = (to, text) => h("button", { onclick: () => attempt(() => send("PATCH", own, { status: to }), `${each.person} is ${to}.`) }, text);
  return [
    form("Name", name, "Rename", () => attempt(() => send("POST", `${own}/rename`, other(name)), `Renamed to ${name.value}.`)),
    form("Same person as", into, "Merge", () => attempt(() => send("POST", `${own}/merge`, other(into)), `Merged into ${into.value}.`)),
    h("div", { class: "row" },
      each.status === "active" ? null : status("active", "Activate"),
      each.status === "ignored" ? null : status("ignored", "Ignore: no events"),
      each.status === "disabled" ? null : status("disabled", "Disable: not recognised")),
  ];
}

function removal(each, attempt) {
  const sure = h("input", { placeholder: each.person, "aria-label": `Type ${each.person} to erase` });
  const erase = () => send("POST", `${path(each.collection, each.person)}/erase`).then(showReceipt);
  const button = h("button", { class: "danger", disabled: true, onclick: () => attempt(erase, `${each.person} is erased.`) }, "Erase person");
  sure.addEventListener("input", () => (button.disabled = sure.value !== each.person));
  return h("div", { class: "foot row" }, h("span", { class: "small muted" }, "To erase this person, type the name:"), sure, button);
}

function showReceipt(receipt) {
  const box = dialog(
    h("div", { class: "stack" },
      h("h1", {}, "Erased"),
      h("p", {}, `${receipt.person}: templates removed: ${receipt.templates}; encryption keys destroyed: ${receipt.keys.length}; matchers that have erased the person: ${receipt.matchers}.`),
      receipt.matchersBehind.length ? h("p", { class: "tag warn" }, `Not yet erased by ${receipt.matchersBehind.join(", ")}`) : null,
      h("h2", {}, "What remains, and until when"),
      h("dl", { class: "facts" }, receipt.remains.flatMap((each) => [
        h("dt", {}, each.where),
        h("dd", {}, each.until ? `${each.what}, until ${day(each.until)} ${clock(each.until)}` : each.what)]))),
    h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}
