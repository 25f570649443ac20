// The frame around the views: navigation, sign-in and the state of the connection.

import { get, health, isSignedIn, listen, may, restoreView, signIn, signInAtIssuer, signOut } from "./api.js";
import { clock, closeDialogs, dialog, failure, h, refusal, show } from "./dom.js";
import { cameras } from "./cameras.js";
import { live } from "./live.js";
import { people } from "./people.js";
import { search } from "./search.js";
import { strangers } from "./strangers.js";
import { events } from "./events.js";
import { quality } from "./quality.js";
import { system } from "./system.js";

const VIEWS = { live, cameras, people, strangers, search, events, quality, system };
const TITLES = { live: "Live", cameras: "Cameras", people: "People", strangers: "Strangers", search: "Search", events: "Events", quality: "Quality", system: "System" };

const main = document.getElementById("view");
const nav = document.getElementById("nav");
const pulse = document.getElementById("pulse");
const listeners = new Set();
let leave = () => {};

function route() {
  const name = location.hash.replace(/^#\//, "").split(/[/?]/)[0];
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
  closeDialogs();
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
      const timer = setInterval(() => action().catch((error) => left || disconnected(error)), seconds * 1000);
      cleanups.push(() => clearInterval(timer));
    },
    left: () => left,
    onLeave: (clean) => cleanups.push(clean),
  };
  try {
    await view(main, context);
  } catch (error) {
    if (!left) show(main, failure(error, () => open(view)));
  }
}

let announced = "";

// Screen readers read the header aloud whenever it is written, so only a change is.
function state(dot, text, more = text, ...actions) {
  if (announced === text + more) return;
  announced = text + more;
  show(pulse, h("span", { class: `dot ${dot}` }), h("span", { class: "truncate", title: more }, text), actions);
}

// A view keeps what it shows, and a form what was typed, while the server is away or the sign-in has ended.
function disconnected(error) {
  if (error.status === 401) {
    state("bad", "signed out", "signed out", h("button", { class: "quiet", onclick: () => location.reload() }, "Sign in again"));
    return;
  }
  state("bad", error.status === 0 ? "not connected" : "not up to date");
}

const DOTS = { "all-well": "good", degraded: "warn", "not-recognising": "bad" };

// The health is open to all; the session says whether the user is still signed in.
async function heartbeat() {
  const { role } = await get("/session");
  if (role === "anyone") {
    disconnected({ status: 401 });
    return;
  }
  const { verdict, faults, more } = await health();
  const texts = faults.map((fault) => `${fault.text}, since ${clock(fault.since)}`);
  const rest = faults.length + more - 1;
  const first = texts.length ? `: ${texts[0]}${rest > 0 ? ` and ${rest} more` : ""}` : "";
  state(DOTS[verdict], verdict.replace("-", " ") + first, texts.join("\n") || "Every stage runs and every camera sends frames.");
}

function askToSignIn(atIssuer) {
  return new Promise((resolve) => {
    const input = h("input", { type: "password", required: true, autocomplete: "current-password" });
    const note = refusal();
    const form = h("form", { class: "stack" },
      h("h2", {}, "Sign in"),
      atIssuer ? h("button", { class: "primary", type: "button", onclick: signInAtIssuer }, "Sign in with your account") : null,
      h("p", { class: "muted" }, atIssuer ? "Or use an access token." : "This server requires an access token."),
      h("label", {}, "Token", input), note, h("div", {}, h("button", { class: atIssuer ? "" : "primary" }, "Use the token")));
    const box = dialog(form);
    box.setAttribute("closedby", "none");
    box.addEventListener("cancel", (event) => event.preventDefault());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      show(note);
      try {
        await signIn(input.value);
      } catch (error) {
        show(note, error.message);
        return;
      }
      if (may("viewer")) {
        box.close();
        resolve();
      } else {
        show(note, "The server does not accept this token. Check that it is complete, or ask for a new one.");
      }
    });
  });
}

// Tells the view what the server sends. After a lost connection the view must load what it has missed.
function receive() {
  let lost = false;
  listen((type, data) => {
    if (type === "lost") {
      lost = true;
      state("bad", "not connected");
      return;
    }
    if (type === "open" || type === "health") heartbeat().catch(disconnected);
    if (type !== "open" || lost) listeners.forEach((listener) => listener(type === "open" ? "changed" : type, data));
    lost = false;
  });
}

async function start() {
  show(nav, Object.keys(VIEWS).map((name) => h("a", { href: `#/${name}` }, TITLES[name])));
  state("", "connecting…");
  let session;
  try {
    session = await signIn();
  } catch (error) {
    show(main, failure(error, start));
    return;
  }
  if (!may("viewer")) await askToSignIn(session.signIn);
  restoreView();
  if (isSignedIn()) pulse.after(h("button", { class: "quiet", onclick: signOut }, "Sign out"));
  receive();
  setInterval(() => heartbeat().catch(disconnected), 2_000);
  addEventListener("hashchange", () => {
    route();
    main.focus();
  });
  route();
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
start();
