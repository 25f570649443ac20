// Builds elements; text is always text, never markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export function show(root, ...children) {
  root.replaceChildren(...children.flat());
}

// Shows items in their order. Elements of unchanged items stay in place, and with them focus and scroll position.
export function update(root, items, key, make) {
  const shown = new Map([...root.children].map((child) => [child.dataset.key, child]));
  const focused = root.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const elements = items.map((item) => current(shown.get(String(key(item))), item, key, make));
  const kept = new Set(elements);
  [...root.children].forEach((element) => kept.has(element) || element.remove());
  elements.forEach((element, index) => {
    if (root.children[index] !== element) root.insertBefore(element, root.children[index] ?? null);
  });
  if (focused && !focused.isConnected) {
    const successor = elements.find((element) => element.dataset.key === focused.dataset.key);
    (successor?.querySelector("button") ?? successor)?.focus();
  }
}

const STEP = 60;
const lists = new WeakMap();

// Shows the first of many items, and more of them on demand.
export function updateSome(root, items, key, make) {
  const state = lists.get(root) ?? { most: STEP };
  state.redraw = () => updateSome(root, items, key, make);
  lists.set(root, state);
  const rest = { rest: items.length - state.most };
  const more = () => h("button", { onclick: () => {
    state.most += STEP;
    state.redraw();
  } }, `Show ${Math.min(rest.rest, STEP)} of ${rest.rest.toLocaleString()} more`);
  update(root, rest.rest > 0 ? [...items.slice(0, state.most), rest] : items, (item) => (item === rest ? "more" : key(item)), (item) => (item === rest ? more() : make(item)));
}

const contents = new WeakMap();

function current(element, item, key, make) {
  const content = JSON.stringify(item);
  if (element && contents.get(element) === content) return element;
  const made = make(item);
  made.dataset.key = key(item);
  contents.set(made, content);
  return made;
}

export function heading(title, text, ...actions) {
  return h("div", { class: "head" },
    h("div", {}, h("h1", {}, title), text ? h("p", {}, text) : null),
    h("div", { class: "row" }, ...actions));
}

export function empty(title, text) {
  return h("div", { class: "empty" },
    svg("svg", { viewBox: "0 0 32 32", fill: "none", stroke: "currentColor", "stroke-width": "1.6", "stroke-linecap": "round", "aria-hidden": "true" },
      svg("path", { d: "M4 10V7a3 3 0 0 1 3-3h3M22 4h3a3 3 0 0 1 3 3v3M28 22v3a3 3 0 0 1-3 3h-3M10 28H7a3 3 0 0 1-3-3v-3" }),
      svg("circle", { cx: "16", cy: "16", r: "4" })),
    h("strong", {}, title), h("p", {}, text));
}

export function failure(error, retry) {
  return h("div", { class: "empty", role: "alert" },
    h("strong", {}, error.title ?? "This view failed"), h("p", {}, error.title ? error.message : "Try again. If it fails again, reload the page."),
    h("button", { onclick: retry }, "Try again"));
}

// What is too wide for the screen scrolls in a place of its own, by keyboard too.
export function scrolling(label, ...content) {
  return h("div", { class: "scroll", role: "region", "aria-label": label, tabindex: "0" }, ...content);
}

export function skeletons(count) {
  return Array.from({ length: count }, () => h("div", { class: "skeleton", "aria-hidden": "true" }));
}

export function toast(text, bad = false) {
  const note = h("p", { class: bad ? "toast bad" : "toast" }, text);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), 6000);
}

const UNDO_SECONDS = 10;
let pending = 0;

addEventListener("beforeunload", (event) => pending && event.preventDefault());

// Says what will change, and changes it after ten seconds unless the user undoes it. Reports what the action returns.
// If it is refused, "Change it" calls again, which shows the form with what was entered.
export function undoable(text, action, again) {
  pending++;
  offer(text, "Undo", () => {
    pending--;
    toast("Undone: nothing was changed.");
  }, async () => {
    try {
      toast(await action());
    } catch (error) {
      if (again) offer(error.message, "Change it", again);
      else toast(error.message, true);
    } finally {
      pending--;
    }
  });
}

// Says what was changed, and reverts it if the user asks for that within ten seconds.
export function revertible(text, revert) {
  offer(text, "Undo", () => revert().then(() => toast("Undone."), (error) => toast(error.message, true)));
}

// A note with a button for ten seconds. Exactly one of the two is called: choose with the button, or late without.
function offer(text, label, choose, late = () => {}) {
  const end = (next) => {
    clearTimeout(timer);
    note.remove();
    next();
  };
  const note = h("div", { class: "toast row" }, h("span", {}, text), h("button", { onclick: () => end(choose) }, label));
  const timer = setTimeout(() => end(late), UNDO_SECONDS * 1000);
  document.getElementById("toasts").append(note);
}

// A modal dialog. It closes with Escape and with a click beside it, unless a listener prevents "cancel".
export function dialog(...content) {
  const element = h("dialog", {}, ...content);
  element.setAttribute("aria-label", element.querySelector("h1, h2")?.textContent ?? "Details");
  element.addEventListener("close", () => element.remove());
  element.addEventListener("click", (event) => {
    if (event.target === element && element.dispatchEvent(new Event("cancel", { cancelable: true }))) element.close();
  });
  document.body.append(element);
  element.showModal();
  return element;
}

export function closeDialogs() {
  document.querySelectorAll("dialog[open]").forEach((element) => element.close());
}

// A line of a form that says why the form was refused; empty until then.
export function refusal() {
  return h("p", { class: "refusal small", role: "alert" });
}

// Runs what a dialog asks for. It closes the dialog and says so, or shows in it why the server refused.
export function attempts(box, note, refresh) {
  return async (action, text) => {
    show(note);
    try {
      await action();
      box().close();
      toast(text);
      await refresh();
    } catch (error) {
      show(note, error.message);
      note.scrollIntoView({ block: "nearest" });
    }
  };
}

// Runs an action a second after it is asked for, once for all who ask meanwhile. The header says if the server is away.
export function soon(action) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action().catch(() => {});
    }, 1000);
  };
}

export function clock(time) {
  return new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

export function day(time) {
  return new Date(time).toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" });
}

// The time, with the day unless it is today.
export function moment(time) {
  return new Date(time).toDateString() === new Date().toDateString() ? clock(time) : `${day(time)}, ${clock(time)}`;
}

export function percent(share) {
  if (share === 0) return "0 %";
  const digits = share >= 0.1 ? 1 : share >= 0.001 ? 2 : 4;
  return `${(100 * share).toFixed(digits)} %`;
}

// A share in words: how many of a thousand, or one of how many.
export function ofThousand(share) {
  if (share === 0) return "none";
  const count = 1000 * share;
  return count >= 0.95 ? `about ${Math.round(count).toLocaleString()}` : `less than one (1 of ${Number((1 / share).toPrecision(2)).toLocaleString()})`;
}
