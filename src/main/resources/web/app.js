// The frame around the views: which one is shown, the sign-in, the state of the connection.

import { get, isSignedIn, listen, may, restoreView, signIn, signInAtIssuer, signOut } from "./api.js";
import { dialog, failure, h, show } from "./dom.js";
import { live } from "./live.js";
import { people } from "./people.js";
import { unknowns } from "./unknowns.js";
import { events } from "./events.js";
import { quality } from "./quality.js";
import { system } from "./system.js";

const VIEWS = { live, people, unknowns, events, quality, system };
const TITLES = { live: "Live", people: "People", unknowns: "Unknowns", events: "Events", quality: "Quality", system: "System" };

const main = document.getElementById("view");
const nav = document.getElementById("nav");
const pulse = document.getElementById("pulse");
const listeners = new Set();
let leave = () => {};

function route() {
  const name = location.hash.replace(/^#\//, "").split("/")[0];
  const current = VIEWS[name] ? name : "live";
  for (const link of nav.children) {
    if (link.hash === `#/${current}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${TITLES[current]} · Sightline`;
  open(VIEWS[current]);
}

async function open(view) {
  leave();
  listeners.clear();
  let left = false;
  const cleanups = [];
  leave = () => {
    left = true;
    cleanups.forEach((clean) => clean());
  };
  const context = {
    on: (listener) => listeners.add(listener),
    every: (seconds, action) => {
      const timer = setInterval(action, seconds * 1000);
      cleanups.push(() => clearInterval(timer));
    },
    left: () => left,
  };
  try {
    await view(main, context);
  } catch (error) {
    if (!left) show(main, failure(error, () => open(view)));
  }
}

function connection(good, text) {
  show(pulse, h("span", { class: good ? "dot good" : "dot bad" }), text);
}

async function heartbeat() {
  const { cameras } = await get("/cameras");
  const alive = cameras.filter((camera) => camera.state === "live").length;
  connection(true, alive === 1 ? "1 camera" : `${alive} cameras`);
}

function askWhoItIs(atIssuer) {
  return new Promise((resolve) => {
    const input = h("input", { type: "password", required: true, autocomplete: "current-password" });
    const note = h("p", { class: "small" });
    const form = h("form", { class: "stack" },
      h("h2", {}, "Sign in"),
      atIssuer ? h("button", { class: "primary", type: "button", onclick: signInAtIssuer }, "Sign in with your account") : null,
      h("p", { class: "muted" }, atIssuer ? "Or show an access token." : "This server asks for an access token."),
      h("label", {}, "Token", input), note, h("div", {}, h("button", { class: atIssuer ? "" : "primary" }, "Use the token")));
    const box = dialog(form);
    box.addEventListener("cancel", (event) => event.preventDefault());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await signIn(input.value);
      if (may("viewer")) {
        box.close();
        resolve();
      } else {
        show(note, "The server does not know this token.");
      }
    });
  });
}

async function start() {
  show(nav, Object.keys(VIEWS).map((name) => h("a", { href: `#/${name}` }, TITLES[name])));
  connection(false, "connecting…");
  let session;
  try {
    session = await signIn();
  } catch (error) {
    show(main, failure(error, start));
    return;
  }
  if (!may("viewer")) await askWhoItIs(session.signIn);
  restoreView();
  if (isSignedIn()) pulse.after(h("button", { class: "quiet", onclick: signOut }, "Sign out"));
  listen((type, data) => {
    if (type === "open") heartbeat().catch(() => {});
    else if (type === "lost") connection(false, "not connected");
    else listeners.forEach((listener) => listener(type, data));
  }, new AbortController().signal);
  setInterval(() => heartbeat().catch(() => connection(false, "not connected")), 10_000);
  addEventListener("hashchange", () => {
    route();
    main.focus();
  });
  route();
}

start();
