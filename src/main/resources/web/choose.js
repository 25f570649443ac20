// Chooses a person by face or by name.

import { dialog, h, refusal, show } from "./dom.js";
import { avatar, loadSamples } from "./pictures.js";

const MAX_FACES = 60;

// A form with the faces of the enrolled persons that match what is typed. Calls back with { collection, person }.
// With isNew, a name that nobody has may be used, too.
export async function chooser(choose, { isNew = false, name = "", collection = "default", first = null, except = () => false } = {}) {
  const persons = (await loadSamples()).filter((each) => !except(each));
  const field = h("input", { value: name, required: true, maxlength: 200, autocomplete: "off", name: "person" });
  const within = h("input", { value: collection, required: true, maxlength: 200, autocomplete: "off" });
  const note = refusal();
  const faces = h("div", { class: "row", role: "group", "aria-label": "Enrolled persons" });
  const rank = (each) => (first && each.person === first.person && each.collection === first.collection ? 0 : 1);
  const draw = () => {
    const wanted = field.value.trim().toLowerCase();
    const found = persons.filter((each) => each.person.toLowerCase().includes(wanted)).sort((a, b) => rank(a) - rank(b));
    show(faces, ...found.slice(0, MAX_FACES).map((each) =>
      h("button", { type: "button", class: "face", onclick: () => choose(each) }, avatar(each.collection, each.person), each.person)),
    found.length > MAX_FACES ? h("span", { class: "muted small" }, `${found.length - MAX_FACES} more; type a part of the name.`) : "");
  };
  field.addEventListener("input", draw);
  draw();
  const submit = (event) => {
    event.preventDefault();
    const wanted = field.value.trim();
    const known = persons.find((each) => each.person === wanted && (!isNew || each.collection === within.value.trim())) ?? persons.find((each) => each.person === wanted);
    if (!wanted) show(note, "Enter a name.");
    else if (known) choose(known);
    else if (isNew) choose({ collection: within.value.trim() || "default", person: wanted });
    else show(note, `${wanted} is not enrolled. Choose a face.`);
  };
  return h("form", { class: "stack", onsubmit: submit }, faces,
    h("div", { class: "row" },
      h("label", {}, isNew ? "Name, enrolled or new" : "Name", field),
      isNew ? h("label", {}, "Collection of a new person", within) : null,
      h("button", { class: "primary end" }, isNew ? "Use this name" : "Choose")), note);
}

// The same in a dialog.
export async function choosePerson(title, text, choose, options) {
  const form = await chooser((person) => {
    box.close();
    choose(person);
  }, options);
  const box = dialog(h("div", { class: "stack" }, h("h1", {}, title), h("p", { class: "muted" }, text), form),
    h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}
