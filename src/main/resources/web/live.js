// Live: the newest frame of each camera, who is present, and arrivals and departures.

import { blob, get, watch } from "./api.js";
import { called, faceDialog, picture as facePicture } from "./actions.js";
import { clock, dialog, empty, h, heading, show, skeletons, soon, svg, update } from "./dom.js";
import { entry, explain } from "./event.js";
import { eventFeed } from "./feed.js";
import { avatar, shot } from "./pictures.js";
import { camera as cameraWords, leftOut as leftOutWords, strangerOf } from "./words.js";

const FEED = 60;
const SIZES = [1, 2, 4, 6, 9, 12, 16];
const MAX_PRESENT = 12;

export async function live(root, context) {
  const wall = h("div", { class: "wall" }, ...skeletons(2));
  const here = h("ul", { class: "here", "aria-label": "Present now" });
  const list = h("ol", { "aria-label": "Events" });
  const seen = h("ul", { class: "seen" });
  const more = h("p", { class: "muted small" });
  const size = h("select", {}, [["", "all"], ...SIZES.map((count) => [count, count])].map(([value, text]) => h("option", { value }, String(text))));
  const next = h("button", { hidden: true }, "Next cameras");
  show(root, heading("Live", "What the cameras see now, at most five frames per second each.", next, h("label", { class: "row" }, "Cameras shown", size)),
    here,
    h("div", { class: "live" },
      h("div", { class: "stack" }, wall, more, h("section", { class: "card" }, h("h2", {}, "Last seen"), seen)),
      h("section", { class: "card feed" }, h("h2", {}, "Arrivals and departures"), list)));
  const feed = eventFeed(FEED, (events) => drawFeed(list, events));
  const tiles = new Map();
  const visible = watchVisible(context);
  const presence = () => refreshPresence(here, seen, context);
  const presenceSoon = soon(presence);
  context.on((type, data) => {
    if (type === "scene") tiles.get(data.camera)?.show(data);
    if (type === "event") feed.add(data);
    if (type === "changed") feed.load().catch(() => {}); // The header says that the server is away.
    if (type !== "scene") presenceSoon();
  });
  await feed.load();
  if (context.left()) return;
  let page = 0;
  const refresh = () => refreshTiles(wall, tiles, visible, { more, next, size: Number(size.value), page });
  const turn = (to) => {
    page = to;
    wall.style.setProperty("--columns", size.value ? Math.ceil(Math.sqrt(size.value)) : "");
    wall.classList.toggle("sized", size.value !== "");
    refresh().catch(() => {}); // The header says that the server is away.
  };
  size.addEventListener("change", () => turn(0));
  next.addEventListener("click", () => turn(page + 1));
  context.every(5, refresh);
  await Promise.all([presence(), refresh()]);
}

// Watches the cameras whose tiles are on the screen, and no others.
function watchVisible(context) {
  const seen = new Set();
  let timer = null;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target.dataset.camera);
      else seen.delete(target.dataset.camera);
    }
    clearTimeout(timer);
    timer = setTimeout(() => watch(seen), 200);
  }, { rootMargin: "200px" });
  context.onLeave(() => {
    observer.disconnect();
    clearTimeout(timer);
    watch([]);
  });
  return {
    add: (element) => observer.observe(element),
    remove(element) {
      observer.unobserve(element);
      seen.delete(element.dataset.camera);
    },
    has: (camera) => seen.has(camera),
  };
}

function drawFeed(list, events) {
  if (!events.length) {
    show(list, empty("No events yet", "Arrivals and departures appear here."));
    return;
  }
  const fresh = list.querySelector(".entry") !== null;
  update(list, events, (event) => event.id, (event) => entry(event, fresh));
}

async function refreshPresence(here, seen, context) {
  const { now, leftOut, lastSeen } = await get(`/presence?limit=${2 * MAX_PRESENT}`);
  const ids = now.slice(0, MAX_PRESENT).map((stay) => ["visit", stay.visit]);
  const { visits } = ids.length ? await get(`/visits?${new URLSearchParams(ids)}`) : { visits: [] };
  if (context.left()) return;
  const rest = now.length - ids.length + leftOut;
  if (visits.length) update(here, [...visits, ...(rest ? [{ visit: "", rest }] : [])], (visit) => visit.visit, present);
  else show(here, h("li", { class: "muted" }, "Nobody is present."));
  show(seen, lastSeen.length ? lastSeen.map((stay) =>
    h("li", {}, avatar(stay.collection, stay.person), h("strong", { class: "truncate" }, stay.person),
      h("span", { class: "muted small" }, `${stay.camera}, ${clock(stay.lastSeen)}`))) : h("li", { class: "muted" }, "No enrolled person has been seen yet."));
}

function present(visit) {
  if (visit.rest) return h("li", { class: "muted small" }, `${visit.rest.toLocaleString()} more`);
  const { frame, box } = visit.event.bestShot;
  return h("li", {}, h("button", { class: "face", onclick: () => explain(visit.event, visit.person ?? strangerOf(visit)) },
    visit.person ? avatar(visit.collection, visit.person) : h("span", { class: "avatar unknown" }, shot(frame, box)),
    visit.person ?? strangerOf(visit), h("span", { class: "muted small" }, visit.camera)));
}

async function refreshTiles(wall, tiles, visible, { more, next, size, page }) {
  const { cameras: all, leftOut } = await get("/cameras");
  const pages = size ? Math.ceil(all.length / size) : 1;
  const first = pages > 1 ? (page % pages) * size : 0;
  const cameras = size ? all.slice(first, first + size) : all;
  next.hidden = pages < 2;
  const shown = new Set(cameras.map((camera) => camera.id));
  for (const [id, gone] of tiles) {
    if (!shown.has(id)) {
      visible.remove(gone.element);
      gone.element.remove();
      tiles.delete(id);
    }
  }
  if (!cameras.length) {
    show(wall, empty("No camera yet", "A camera appears here with its first frame. Start one: sightline camera --id entrance rtsp://…"));
    return;
  }
  if (!tiles.size) show(wall);
  for (const camera of cameras) {
    if (!tiles.has(camera.id)) {
      const made = tile(camera.id);
      tiles.set(camera.id, made);
      wall.append(made.element);
      visible.add(made.element);
    }
    tiles.get(camera.id).state(camera, visible.has(camera.id));
  }
  show(more, leftOutWords(leftOut, "report"));
}

function icon(path) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: path }));
}

function tile(camera) {
  const picture = h("img", { alt: `Newest frame of camera ${camera}`, hidden: true });
  const boxes = svg("svg", { "aria-hidden": "true", preserveAspectRatio: "xMidYMid meet" });
  const dot = h("span", { class: "dot" });
  const rate = h("span", { class: "muted small right" });
  let shown = null;
  const names = h("button", { class: "quiet small truncate", hidden: true, onclick: () => chooseFace(shown) });
  const silence = h("p", { class: "since" });
  const enlarge = h("button", { class: "quiet", "aria-label": `Enlarge ${camera}`, "aria-pressed": "false", title: "Enlarge", onclick: () => enlarge.setAttribute("aria-pressed", element.classList.toggle("large")) }, icon("M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"));
  const full = h("button", { class: "quiet", "aria-label": `Show ${camera} on the full screen`, title: "Full screen", onclick: () => (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen()) }, icon("M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5"));
  const element = h("article", { class: "card tile", "data-camera": camera },
    h("div", { class: "picture" }, picture, boxes, silence),
    h("div", { class: "row" }, dot, h("h2", { class: "truncate" }, camera), names, rate, enlarge, full));
  let busy = false;
  let next = null;

  async function load(scene) {
    busy = true;
    try {
      const url = URL.createObjectURL(await blob(`/frames/${scene.frame}`));
      const before = picture.src;
      const decoded = new Image();
      decoded.src = url;
      await decoded.decode();
      picture.src = url;
      picture.hidden = false;
      shown = scene;
      drawBoxes(boxes, scene, decoded);
      names.hidden = !scene.faces.length;
      show(names, summary(scene.faces));
      names.setAttribute("aria-label", `Faces at ${camera}: ${summary(scene.faces)}`);
      if (before) URL.revokeObjectURL(before);
    } catch {
      // The frame is no longer stored; the next one follows.
    }
    busy = false;
    if (next) {
      const newest = next;
      next = null;
      load(newest);
    }
  }

  return {
    element,
    show(scene) {
      if (busy) next = scene;
      else load(scene);
    },
    state(now, isVisible) {
      element.classList.toggle("silent", now.state !== "up");
      dot.className = now.state === "up" ? "dot good" : "dot";
      show(silence, now.state === "up" ? "" : cameraWords(now));
      show(rate, now.state === "up" ? `${now.figures.framesPerSecond.toFixed(1)} fps` : "");
      // A camera that sends rarely, or not any more, shows its last frame.
      if (isVisible && picture.hidden && !busy && now.lastFrame) load({ frame: now.lastFrame.id, faces: [] });
    },
  };
}

function summary(faces) {
  const named = faces.filter((face) => face.person).map((face) => face.person);
  const unknown = faces.length - named.length;
  return [named.join(", "), unknown ? `${unknown} unknown` : ""].filter(Boolean).join(" · ");
}

function faceOf(scene, { person, collection, box }) {
  const [partition, offset] = scene.frame.split("-");
  return { person, collection, stranger: null, camera: scene.camera, visit: null, at: scene.capturedAt, frame: { partition, offset }, box, jpeg: null };
}

// The faces of one frame, to choose the one to act on; the picture goes on behind.
function chooseFace(scene) {
  if (scene.faces.length === 1) {
    faceDialog(faceOf(scene, scene.faces[0]));
    return;
  }
  const open = (face) => {
    box.close();
    faceDialog(face);
  };
  const box = dialog(h("div", { class: "stack" }, h("h1", {}, `Faces at ${scene.camera}`),
    h("div", { class: "people" }, scene.faces.map((each) => faceOf(scene, each)).map((face) =>
      h("button", { class: "card person", onclick: () => open(face) }, facePicture(face), h("strong", { class: "truncate" }, called(face)))))),
  h("div", { class: "foot row" }, h("button", { class: "right", onclick: () => box.close() }, "Close")));
}

function drawBoxes(boxes, scene, picture) {
  const width = picture.naturalWidth;
  const height = picture.naturalHeight;
  boxes.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const size = width / 46;
  show(boxes, scene.faces.map((face) => {
    const { x, y, width: w, height: tall } = face.box;
    const label = face.person ?? "unknown";
    const plate = label.length * size * 0.58 + size * 0.9;
    const above = y > size * 1.8 ? y - size * 1.6 : y + tall;
    return svg("g", { class: face.person ? "box named" : "box", onclick: () => faceDialog(faceOf(scene, face)) },
      svg("rect", { x, y, width: w, height: tall, rx: size / 3 }),
      svg("rect", { class: "plate", x, y: above, width: plate, height: size * 1.6, rx: size / 3 }),
      svg("text", { x: x + size * 0.45, y: above + size * 1.15, "font-size": size }, label));
  }));
}
