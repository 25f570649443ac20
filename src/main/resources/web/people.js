// People: the enrolled persons. Each has a page of its own, at #/people/COLLECTION/NAME.

import { may } from "./api.js";
import { personPage } from "./actions.js";
import { empty, h, heading, refusal, show, skeletons, updateSome } from "./dom.js";
import { dropZone, enrol } from "./enrol.js";
import { person } from "./person.js";
import { avatar, loadSamples } from "./pictures.js";

export async function people(root, context) {
  const [collection, name] = location.hash.split("?")[0].split("/").slice(2).map(decodeURIComponent);
  if (name) {
    await person(root, context, { collection, person: name });
    return;
  }
  const grid = h("div", { class: "people" }, ...skeletons(4));
  const search = h("input", { type: "search", placeholder: "Find a person", "aria-label": "Find a person" });
  let persons = [];
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = persons.filter((each) => each.person.toLowerCase().includes(wanted));
    if (found.length) updateSome(grid, found, (each) => `${each.collection}/${each.person}`, card);
    else if (persons.length) show(grid, empty("No such name", "Try fewer letters."));
    else show(grid, empty("No person is enrolled", "Enrol with pictures of one face each, well lit and from the front."));
  };
  const load = async () => {
    persons = await loadSamples();
    if (!context.left()) draw();
  };
  search.addEventListener("input", draw);
  show(root, heading("People", "The persons that Sightline recognises. Several different pictures of a person make recognition more reliable.", search),
    h("div", { class: "stack" }, may("operator") ? enrolment(() => load().catch(() => {})) : null, grid)); // The header says that the server is away.
  await load();
}

function card(each) {
  return h("a", { class: `card person ${each.status}`, href: personPage(each) },
    avatar(each.collection, each.person),
    h("strong", { class: "truncate" }, each.person),
    h("span", { class: "muted small" }, `${each.templates} ${each.templates === 1 ? "template" : "templates"} · ${each.collection}`),
    each.status === "active" ? null : h("span", { class: "tag warn" }, each.status));
}

function enrolment(refresh) {
  const name = h("input", { name: "person", required: true, maxlength: 200, placeholder: "Ada Lovelace", autocomplete: "off" });
  const collection = h("input", { name: "collection", required: true, maxlength: 200, value: "default", autocomplete: "off" });
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
  const { drop, results } = dropZone(take);
  name.addEventListener("change", () => waiting.length && name.value.trim() && take([]));
  return h("section", { class: "card pad stack" },
    h("h2", {}, "Enrol"),
    h("div", { class: "enrol" },
      h("div", { class: "stack" }, h("label", {}, "Name", name), h("label", {}, "Collection", collection), note),
      drop),
    results);
}
