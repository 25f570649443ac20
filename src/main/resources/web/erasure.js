// Erasure of persons, strangers and single visits, with the receipt.

import { person as path, send } from "./api.js";
import { clock, day, dialog, h, undoable } from "./dom.js";
import { stranger } from "./words.js";

// What can be erased about a face: what to call it, and how to ask for it; nothing if it is not known who it is.
export function erasable(face) {
  if (face.person) return { name: face.person, what: "templates, keys and past visits", erase: () => send("POST", `${path(face.collection, face.person)}/erase`) };
  if (face.stranger) return { name: stranger(face.stranger), what: "past visits, and what the matchers remember", erase: () => send("POST", "/strangers/erase", { id: face.stranger }) };
  if (face.visit) return { name: "visit", what: "the record of this visit", erase: () => send("POST", "/sightings/erase", { camera: face.camera, visit: face.visit }) };
  return null;
}

// A form that asks for the name, and then erases after ten seconds.
export function erasure({ name, what, erase }, close, done = () => {}) {
  const field = h("input", { placeholder: name, autocomplete: "off", "aria-label": `Type ${name} to erase` });
  const button = h("button", { class: "danger", disabled: true }, `Erase ${name}`);
  field.addEventListener("input", () => (button.disabled = field.value !== name));
  const submit = (event) => {
    event.preventDefault();
    if (button.disabled) return;
    close();
    undoable(`Erase ${name}: ${what} are destroyed. After that nothing can bring them back.`, async () => {
      const receipt = await erase();
      await done();
      showReceipt(receipt);
      return `${name} is erased.`;
    });
  };
  return h("form", { class: "row", onsubmit: submit }, h("span", { class: "small muted" }, `To erase ${what}, type the name:`), field, button);
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
