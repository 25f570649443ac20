// Calls /api/v1. An access token is kept for this tab only; a sign-in at an issuer is a cookie.

const ROOT = "/api/v1";
const KEY = "sightline.token";
const VIEW = "sightline.view";
const ORDER = ["anyone", "viewer", "operator", "admin"];

let role = "anyone";
let session = {};

// Why a call failed, in words for a user. Status 0 is a call that never reached the server.
export class Problem extends Error {
  constructor(status, { title = "This did not work", detail = `The server answered with status ${status}. Its log says why.` }) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

function noConnection() {
  return new Problem(0, {
    title: "No connection to the server",
    detail: `${location.host} did not answer. Check your network and that Sightline's server runs, then try again.`,
  });
}

function unreadable() {
  return new Problem(0, {
    title: "Unreadable answer",
    detail: `The answer from ${location.host} is not Sightline's. A proxy or a sign-in of your network may stand between; open the page again.`,
  });
}

function headers(more = {}) {
  const token = sessionStorage.getItem(KEY);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function call(path, options = {}) {
  const answer = await reached(fetch(ROOT + path, { ...options, headers: headers(options.headers) }));
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}

// The browser's own words, such as "Failed to fetch", do not say what to do.
async function reached(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw error instanceof SyntaxError ? unreadable() : noConnection();
  }
}

async function json(path, options) {
  const answer = await call(path, options);
  return answer.status === 204 ? null : reached(answer.json());
}

export async function get(path) {
  return json(path);
}

export async function blob(path, type) {
  const bytes = await reached((await call(path)).blob());
  return type ? new Blob([bytes], { type }) : bytes;
}

export async function send(method, path, body) {
  return json(path, body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
}

export async function upload(path, file) {
  return json(path, { method: "POST", body: file, headers: { "Content-Type": file.type || "application/octet-stream" } });
}

export async function signIn(token) {
  if (token !== undefined) sessionStorage.setItem(KEY, token);
  session = await get("/session");
  role = session.role;
  return session;
}

// Goes to the issuer, which returns the browser to the current view.
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

// Whether the user has a sign-in that can be ended.
export function isSignedIn() {
  return role !== "anyone" && session.name !== "local";
}

export function may(needed) {
  return ORDER.indexOf(role) >= ORDER.indexOf(needed);
}

export function person(collection, name) {
  return `/persons/${encodeURIComponent(collection)}/${encodeURIComponent(name)}`;
}

// What works in the deployment; also a server that is not ready says so.
export async function health() {
  const answer = await reached(fetch(`${ROOT}/health`, { headers: headers() }));
  return reached(answer.json());
}

// The server accepts so many cameras of one listener.
const MAX_WATCHED = 64;

let watched = [];
let generation = 0;
let connection = null;
let reconnect = () => {};

// Asks for the scenes of these cameras, and of no others, with the messages from now on.
export function watch(cameras) {
  const wanted = [...cameras].slice(0, MAX_WATCHED).sort();
  if (wanted.join("\n") === watched.join("\n")) return;
  watched = wanted;
  reconnect();
}

// Calls back with (type, data) for each message, with ("open") for each connection and ("lost") for its end.
export function listen(onMessage) {
  reconnect = () => follow(onMessage);
  reconnect();
}

// The connection before is closed only once the next is open, so no message is missed.
async function follow(onMessage) {
  const mine = ++generation;
  while (mine === generation) {
    const next = new AbortController();
    try {
      const query = new URLSearchParams(watched.map((camera) => ["camera", camera]));
      const answer = await call(`/live?${query}`, { signal: next.signal });
      if (mine !== generation) {
        next.abort();
        return;
      }
      connection?.abort();
      connection = next;
      onMessage("open");
      await readMessages(answer.body.getReader(), onMessage);
    } catch {
      // The connection is lost, or another one replaces it.
    }
    if (mine !== generation) return;
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
