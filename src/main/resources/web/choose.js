// Chooses a person by face or by name.

import { combobox, personItem, persons } from "./combo.js";
import { dialog, h, refusal, show } from "./dom.js";

const MAX_FACES = 60;

// A form with the faces of the enrolled persons that match what is typed. Calls back with { collection, person }.
// With isNew, a name that nobody has may be used, too. first is the person who is shown first.
export function chooser(choose, { isNew = false, name = "", collection = "default", first = null, except = () => false } = {}) {
  const within = h("input", { value: collection, required: true, maxlength: 200, autocomplete: "off" });
  const note = refusal();
  const find = suggesting(persons({ limit: MAX_FACES, passes: (each) => !except(each) }), first);
  const who = combobox(isNew ? "Name, enrolled or new" : "Name", find, ({ person }) => choose(person), { text: name, isInline: true, none: isNew ? "No enrolled person has such a name." : "No enrolled person has such a name. Type fewer letters.", required: true, name: "person", maxlength: 200 });
  const submit = async (event) => {
    event.preventDefault();
    const wanted = who.input.value.trim();
    const known = await who.typed(({ person }) => person.collection === within.value.trim());
    if (!wanted) show(note, "Enter a name.");
    else if (known && (!isNew || known.text === wanted)) choose(known.person);
    else if (isNew) choose({ collection: within.value.trim() || "default", person: wanted });
    else show(note, `${wanted} is not enrolled. Choose a face.`);
  };
  return h("form", { class: "stack", onsubmit: submit }, who.element,
    h("div", { class: "row" },
      isNew ? h("label", {}, "Collection of a new person", within) : null,
      h("button", { class: "primary end" }, isNew ? "Use this name" : "Choose")), note);
}

function suggesting(find, first) {
  if (!first) return find;
  const suggestion = personItem(first);
  return async (text) => {
    const found = await find(text);
    const others = found.items.filter(({ key }) => key !== suggestion.key);
    return text && others.length === found.items.length ? found : { ...found, items: [suggestion, ...others] };
  };
}

// The same in a dialog.
export function choosePerson(title, text, choose, options) {
  const form = chooser((person) => {
    box.close();
    choose(person);
  }, options);
  const box = dialog(h("div", { class: "stack" }, h("h1", {}, title), h("p", { class: "muted" }, text), form),
    h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}
