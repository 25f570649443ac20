// Strangers: persons without a name; names, ignores and merges them, one or several at a time.

import { faceDialog } from "./actions.js";
import { get, may, send } from "./api.js";
import { choosePerson } from "./choose.js";
import { each } from "./corrections.js";
import { clock, day, empty, h, heading, show, skeletons, undoable, updateSome } from "./dom.js";
import { shot } from "./pictures.js";
import { leftOut, stranger } from "./words.js";

const ORDERS = {
  recent: ["latest seen", (a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen)],
  frequent: ["most visits", (a, b) => b.visits - a.visits],
  alike: ["most like a person", (a, b) => (b.suggestion?.cosineSimilarity ?? -1) - (a.suggestion?.cosineSimilarity ?? -1)],
};

export async function strangers(root, context) {
  const grid = h("div", { class: "people" }, ...skeletons(3));
  const order = h("select", {}, Object.entries(ORDERS).map(([value, [text]]) => h("option", { value }, text)));
  const bar = h("div", { class: "row", role: "group", "aria-label": "Selected strangers" });
  const more = h("p", { class: "muted small" });
  const selected = new Set();
  let found = [];
  const chosen = () => found.filter(({ id }) => selected.has(id));
  const draw = () => {
    [...selected].filter((id) => !found.some((one) => one.id === id)).forEach((id) => selected.delete(id));
    const sorted = [...found].sort(ORDERS[order.value][1]);
    if (found.length) updateSome(grid, sorted, ({ id }) => id, (one) => card(one, selected, drawBar));
    else show(grid, empty("No strangers", "Every person seen so far has a name."));
    drawBar();
  };
  const drawBar = () => {
    bar.hidden = !selected.size;
    show(count, `${selected.size} selected`);
  };
  const load = async () => {
    const answer = await get("/strangers");
    if (context.left()) return;
    found = answer.strangers;
    show(more, leftOut(answer.leftOut, "stranger"));
    draw();
  };
  const refresh = () => load().catch(() => {}); // The header says that the server is away.
  const done = () => {
    selected.clear();
    return context.left() || refresh();
  };
  const clear = () => {
    selected.clear();
    grid.querySelectorAll("input:checked").forEach((box) => (box.checked = false));
    drawBar();
  };
  const count = h("strong", {});
  show(bar, count, h("button", { onclick: () => nameAll(chosen(), done) }, "They are one person …"),
    h("button", { onclick: () => ignoreAll(chosen(), done) }, "Ignore them"), h("button", { class: "quiet", onclick: clear }, "Select none"));
  order.addEventListener("change", draw);
  show(root, heading("Strangers", "Persons without a name. Naming a stranger enrols the person and revises the past visits.", h("label", { class: "row" }, "Order", order)),
    h("div", { class: "stack" }, bar, grid, more));
  bar.hidden = true;
  context.every(10, load);
  await load();
}

function card(one, selected, onSelect) {
  const { bestShot } = one.recent[0];
  const box = h("input", { type: "checkbox", "aria-label": `Select ${stranger(one.id)}`, checked: selected.has(one.id) });
  box.addEventListener("change", () => {
    if (box.checked) selected.add(one.id);
    else selected.delete(one.id);
    onSelect();
  });
  return h("article", { class: "card pick" }, may("operator") ? box : null,
    h("button", { class: "person", onclick: () => detail(one) },
      shot(bestShot.frame, bestShot.box),
      h("strong", {}, stranger(one.id)),
      one.suggestion ? h("span", { class: "tag accent" }, `looks like ${one.suggestion.person}`) : null,
      h("span", { class: "muted small" }, `${visits(one)} · ${one.cameras.join(", ")}`),
      h("span", { class: "muted small" }, `${day(one.lastSeen)}, ${clock(one.lastSeen)}`)));
}

function visits(one) {
  return one.visits === 1 ? "1 visit" : `${one.visits} visits`;
}

function detail(one) {
  const { bestShot, camera } = one.recent[0];
  const face = { person: null, collection: null, stranger: one.id, camera, visit: null, at: bestShot.capturedAt, frame: bestShot.frame, box: bestShot.box, jpeg: null, suggestion: one.suggestion };
  faceDialog(face, h("div", { class: "stack" },
    h("p", {}, `${visits(one)} at ${one.cameras.join(", ")} since ${day(one.firstSeen)}, ${clock(one.firstSeen)}.`,
      one.suggestion ? ` Looks like ${one.suggestion.person}: cosine similarity ${one.suggestion.cosineSimilarity.toFixed(3)}.` : ""),
    one.recent.length > 1 ? h("ul", { class: "faces", "aria-label": "Last visits" }, one.recent.map((visit) =>
      h("li", {}, shot(visit.bestShot.frame, visit.bestShot.box), h("span", { class: "muted small" }, `${visit.camera}, ${clock(visit.firstSeen)}`)))) : null));
}

function nameAll(chosen, done, input = {}) {
  const name = ({ collection, person }) => undoable(`This is ${person}: the faces of ${counted(chosen)} will be enrolled, and the past visits become ${person}'s.`,
    () => act(chosen, (id) => send("POST", "/strangers/name", { id, collection, person }), `Now ${person}: ${counted(chosen)}.`, done),
    () => nameAll(chosen, done, { name: person, collection }));
  choosePerson("Who are they?", `The faces of ${counted(chosen)} become one person's, enrolled or new.`, name, { isNew: true, first: chosen.find((one) => one.suggestion)?.suggestion, ...input });
}

function counted({ length }) {
  return length === 1 ? "1 stranger" : `${length} strangers`;
}

function ignoreAll(chosen, done) {
  undoable(`Ignore ${counted(chosen)}: later visits will cause no events.`,
    () => act(chosen, (id) => send("POST", "/strangers/ignore", { id, collection: "default" }), `Ignored: ${counted(chosen)}. The view People can end that.`, done));
}

async function act(chosen, change, text, done) {
  const { refused, revisions } = await each(chosen, change);
  if (refused.length) throw new Error(`${chosen.length - refused.length} of ${chosen.length} done. ${refused.map(({ id, why }) => `${stranger(id)}: ${why}`).join(". ")}.`);
  await done();
  return revisions ? `${text} Past visits revised: ${revisions}.` : text;
}
