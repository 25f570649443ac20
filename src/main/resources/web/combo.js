// Finds one of many persons or cameras while the user types: a combobox with a list box, by the pattern of WAI-ARIA. It works by
// mouse, touch, keyboard and screen reader. The server searches, so only what was found is sent and drawn.

import { get } from "./api.js";
import { h, show } from "./dom.js";
import { avatar } from "./pictures.js";

const FOUND = 20;
const PAUSE = 150; // milliseconds after a key, before the server is asked
let made = 0;

// Persons as items. An item is { key, text, detail, picture, person }; text is what the field shows of it, key its value.
export function persons({ limit = FOUND, passes = () => true, item = personItem } = {}) {
  return async (find) => {
    const answer = await get(`/persons?${new URLSearchParams({ find, limit })}`);
    const items = new Map(answer.persons.filter(passes).map(item).map((each) => [each.key, each]));
    return { items: [...items.values()], rest: answer.matches - answer.persons.length };
  };
}

export function personItem(person) {
  return { key: `${person.collection}/${person.person}`, text: person.person, detail: person.collection, picture: () => avatar(person.collection, person.person), person };
}

export async function cameras(find) {
  const answer = await get(`/cameras?${new URLSearchParams({ find, limit: FOUND })}`);
  return { items: answer.cameras.map(({ id }) => ({ key: id, text: id })), rest: answer.matches - answer.cameras.length };
}

// A field whose list opens below it while it has the focus, or with isInline is always there. find resolves to { items, rest }; choose
// is called with the item that the user chose. With all, a text, the user may choose that, too, whose key is "". With name, the key
// is part of the form. An inline field leaves other texts as they are, and the form to decide about them. none says that nothing is found.
export function combobox(label, find, choose = () => {}, { name = null, all = null, text = "", isInline = false, none = "Nothing is found. Type fewer letters.", ...attributes } = {}) {
  const id = `combo-${++made}`;
  const input = h("input", { role: "combobox", "aria-autocomplete": "list", "aria-expanded": String(isInline), "aria-controls": id, autocomplete: "off", spellcheck: "false",
    maxlength: 256, placeholder: all, value: text, name: isInline ? name : null, ...attributes });
  const value = h("input", { type: "hidden", name: isInline ? null : name });
  const list = h("ul", { id, role: "listbox", "aria-label": label, hidden: !isInline });
  const note = h("p", { class: "muted small", role: "status" });
  const element = h("div", { class: isInline ? "combo inline" : "combo" }, h("label", {}, label, input), value, h("div", { class: "found" }, list, note));
  let shown = text; // what the field showed when an item was chosen last
  let items = [];
  let active = -1;
  let asks = 0;
  let timer = null;

  async function search() {
    clearTimeout(timer);
    const ask = ++asks;
    const typed = input.value === shown && !isInline ? "" : input.value.trim();
    try {
      const found = await find(typed);
      if (ask !== asks) return;
      items = all && !typed ? [{ key: "", text: all }, ...found.items] : found.items;
      draw(found.rest > 0 ? `${found.rest.toLocaleString()} more. Type a part of the name.` : found.items.length ? "" : none);
    } catch (error) {
      if (ask !== asks) return;
      items = [];
      draw(error.message);
    }
  }

  function draw(text) {
    active = -1;
    show(list, items.map((item, index) => option(item, index)));
    list.hidden = !items.length;
    show(note, text);
    mark();
  }

  function option(item, index) {
    const element = h("li", { id: `${id}-${index}`, role: "option", onclick: () => take(item) }, item.picture?.() ?? null, h("span", { class: "truncate" }, item.text), " ",
      item.detail ? h("span", { class: "muted small truncate" }, item.detail) : null);
    element.addEventListener("mousedown", (event) => event.preventDefault()); // The field keeps the focus.
    return element;
  }

  function mark() {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${id}-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function open() {
    if (isInline || element.classList.contains("open")) return;
    element.classList.add("open");
    search();
  }

  function close() {
    if (isInline) return;
    element.classList.remove("open");
    asks++;
    clearTimeout(timer);
    items = [];
    draw("");
  }

  function take(item) {
    set(item);
    close();
    choose(item);
  }

  function set({ key, text: called }) {
    value.value = key;
    if (!isInline) input.value = key ? called : "";
    shown = input.value;
  }

  // The item that has the typed name, in these letters or, unless there is one, in others. Of several the one that is preferred.
  async function typed(prefers = () => false) {
    clearTimeout(timer);
    await search();
    const wanted = input.value.trim();
    return items.find((item) => item.text === wanted && prefers(item)) ?? items.find((item) => item.text === wanted) ?? items.find((item) => item.text.toLowerCase() === wanted.toLowerCase());
  }

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => (element.classList.contains("open") ? close() : null),
  };

  function move(by) {
    open();
    if (!items.length) return;
    active = active < 0 && by < 0 ? items.length - 1 : (active + by + items.length) % items.length;
    mark();
  }

  async function enter() {
    const item = items[active] ?? (await typed());
    if (item) take(item);
    else if (all && !input.value.trim()) take({ key: "", text: all });
  }

  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (active >= 0 || !isInline)) {
      event.preventDefault();
      enter();
    } else if (KEYS[event.key] && (event.key !== "Escape" || element.classList.contains("open"))) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  input.addEventListener("input", () => {
    open();
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  input.addEventListener("click", open);
  input.addEventListener("change", (event) => event.stopPropagation()); // Only a choice changes the form.
  input.addEventListener("blur", () => {
    if (isInline) return;
    const isEmptied = all && value.value && !input.value.trim();
    if (isEmptied) take({ key: "", text: all });
    else input.value = shown;
    close();
  });
  if (isInline) search();
  return { element, input, set, typed };
}
