// Talks to /api/v1. A token, where one is asked for, is kept for this tab only; who signs in at an issuer has a cookie.

const ROOT = "/api/v1";
const KEY = "sightline.token";
const VIEW = "sightline.view";
const ORDER = ["anyone", "viewer", "operator", "admin"];

let role = "anyone";
let session = {};

export class Problem extends Error {
  constructor(status, problem) {
    super(problem.detail ?? "the server does not answer");
    this.status = status;
    this.title = problem.title;
  }
}

function headers(more = {}) {
  const token = sessionStorage.getItem(KEY);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function call(path, options = {}) {
  const answer = await fetch(ROOT + path, { ...options, headers: headers(options.headers) });
  if (answer.status === 401 && role !== "anyone" && !sessionStorage.getItem(KEY)) {
    location.reload(); // The sign-in is over.
  }
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

export async function get(path) {
  return (await call(path)).json();
}

export async function blob(path, type) {
  const bytes = await (await call(path)).blob();
  return type ? new Blob([bytes], { type }) : bytes;
}

export async function send(method, path, body) {
  const options = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return (await call(path, options)).json();
}

export async function upload(path, file) {
  return (await call(path, { method: "POST", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } })).json();
}

export async function signIn(token) {
  if (token !== undefined) sessionStorage.setItem(KEY, token);
  session = await get("/session");
  role = session.role;
  return session;
}

// Leads to the issuer, and from there back to the view that is shown now.
export function signInAtIssuer() {
  sessionStorage.setItem(VIEW, location.hash);
  location.assign(`${ROOT}/session/login`);
}

export function restoreView() {
  const view = sessionStorage.getItem(VIEW);
  sessionStorage.removeItem(VIEW);
  if (view) location.hash = view;
}

export async function signOut() {
  sessionStorage.removeItem(KEY);
  const { issuer } = session.signIn ? await send("DELETE", "/session") : {};
  location.assign(issuer ?? "/");
}

// Whether there is something to sign out of.
export function isSignedIn() {
  return role !== "anyone" && session.name !== "local";
}

export function may(needed) {
  return ORDER.indexOf(role) >= ORDER.indexOf(needed);
}

export function person(collection, name) {
  return `/persons/${encodeURIComponent(collection)}/${encodeURIComponent(name)}`;
}

// Calls back with (type, data) for every message, and with ("open") and ("lost"), until the signal aborts.
export async function listen(onMessage, signal) {
  while (!signal.aborted) {
    try {
      const answer = await call("/live", { signal });
      onMessage("open");
      await readMessages(answer.body.getReader(), onMessage);
    } catch (error) {
      if (signal.aborted) return;
    }
    onMessage("lost");
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

async function readMessages(reader, onMessage) {
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const type = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (type && data) onMessage(type, JSON.parse(data));
    }
  }
}
