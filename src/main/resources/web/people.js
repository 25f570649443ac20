// People: the enrolled persons. Each has a page of its own, at #/people/COLLECTION/NAME.

import { get, may } from "./api.js";
import { personPage } from "./actions.js";
import { empty, h, heading, refusal, show, skeletons, update } from "./dom.js";
import { dropZone, enrol } from "./enrol.js";
import { person } from "./person.js";
import { avatar } from "./pictures.js";

const STEP = 60;
const PAUSE = 150; // milliseconds after a key, before the server is asked

export async function people(root, context) {
  const [collection, name] = location.hash.split("?")[0].split("/").slice(2).map(decodeURIComponent);
  if (name) {
    await person(root, context, { collection, person: name });
    return;
  }
  const grid = h("div", { class: "people" }, ...skeletons(4));
  const search = h("input", { type: "search", placeholder: "Find a person", "aria-label": "Find a person" });
  const more = h("button", { hidden: true });
  let most = STEP;
  let asks = 0;
  let timer = null;
  const load = async () => {
    const ask = ++asks;
    const find = search.value.trim();
    const { persons, matches } = await get(`/persons?${new URLSearchParams({ find, limit: most })}`);
    if (context.left() || ask !== asks) return;
    if (persons.length) update(grid, persons, (each) => `${each.collection}/${each.person}`, card);
    else if (find) show(grid, empty("No such name", "Try fewer letters."));
    else show(grid, empty("No person is enrolled", "Enrol with pictures of one face each, well lit and from the front."));
    const rest = matches - persons.length;
    more.hidden = !rest;
    show(more, `Show ${Math.min(rest, STEP)} of ${rest.toLocaleString()} more`);
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  search.addEventListener("input", () => {
    most = STEP;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  more.addEventListener("click", () => {
    most += STEP;
    refresh();
  });
  show(root, heading("People", "The persons that Sightline recognises. Several different pictures of a person make recognition more reliable.", search),
    h("div", { class: "stack" }, may("operator") ? enrolment(refresh) : null, grid, more));
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
