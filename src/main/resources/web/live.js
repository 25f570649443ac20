// Live: the newest frame of each camera, who is present, and arrivals and departures.

import { blob, get, watch } from "./api.js";
import { clock, empty, h, heading, show, skeletons, svg, update } from "./dom.js";
import { entry } from "./event.js";
import { eventFeed } from "./feed.js";
import { avatar, loadSamples } from "./pictures.js";
import { camera as cameraWords, leftOut as leftOutWords } from "./words.js";

const FEED = 60;

export async function live(root, context) {
  const wall = h("div", { class: "wall" }, ...skeletons(2));
  const here = h("ul", { class: "here", "aria-label": "Present now" });
  const list = h("ol", { "aria-label": "Events" });
  const seen = h("ul", { class: "seen" });
  const more = h("p", { class: "muted small" });
  show(root, heading("Live", "What the cameras see now, at most five frames per second each.", here),
    h("div", { class: "live" },
      h("div", { class: "stack" }, wall, more, h("section", { class: "card" }, h("h2", {}, "Last seen"), seen)),
      h("section", { class: "card feed" }, h("h2", {}, "Arrivals and departures"), list)));
  await loadSamples();
  const feed = eventFeed(FEED, (events) => drawFeed(list, events));
  const tiles = new Map();
  const visible = watchVisible(context);
  const presence = () => refreshPresence(here, seen, context);
  context.on((type, data) => {
    if (type === "scene") tiles.get(data.camera)?.show(data);
    if (type === "event") feed.add(data);
    if (type === "changed") feed.load().catch(() => {}); // The header says that the server is away.
    if (type !== "scene") presence().catch(() => {});
  });
  await feed.load();
  if (context.left()) return;
  const refresh = () => refreshTiles(wall, tiles, visible, more);
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
  const { now, leftOut, lastSeen } = await get("/presence");
  if (context.left()) return;
  const named = now.filter((stay) => stay.person).slice(0, 12);
  const strangers = new Map();
  for (const stay of now) {
    if (!stay.person) strangers.set(stay.camera, (strangers.get(stay.camera) ?? 0) + 1);
  }
  const badge = (round, text, camera) => h("li", {}, round, h("span", {}, text), h("span", { class: "muted small" }, camera));
  show(here,
    named.map((stay) => badge(avatar(stay.collection, stay.person), stay.person, stay.camera)),
    [...strangers].map(([camera, count]) => badge(avatar(), count === 1 ? "1 stranger" : `${count} strangers`, camera)),
    leftOut ? h("li", { class: "muted small" }, leftOutWords(leftOut, "visit")) : []);
  show(seen, lastSeen.length ? lastSeen.map((stay) =>
    h("li", {}, avatar(stay.collection, stay.person), h("strong", { class: "truncate" }, stay.person),
      h("span", { class: "muted small" }, `${stay.camera}, ${clock(stay.lastSeen)}`))) : h("li", { class: "muted" }, "No enrolled person has been seen yet."));
}

async function refreshTiles(wall, tiles, visible, more) {
  const { cameras, leftOut } = await get("/cameras");
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

function tile(camera) {
  const picture = h("img", { alt: `Newest frame of camera ${camera}`, hidden: true });
  const boxes = svg("svg", { "aria-hidden": "true", preserveAspectRatio: "xMidYMid meet" });
  const dot = h("span", { class: "dot" });
  const rate = h("span", { class: "muted small right" });
  const names = h("span", { class: "muted small truncate" });
  const element = h("article", { class: "card tile", "data-camera": camera },
    h("div", { class: "picture" }, picture, boxes),
    h("div", { class: "row" }, dot, h("h2", { class: "truncate" }, camera), names, rate));
  let busy = false;
  let next = null;

  async function load(scene) {
    busy = true;
    try {
      const url = URL.createObjectURL(await blob(`/frames/${scene.frame}`));
      const before = picture.src;
      picture.src = url;
      await picture.decode();
      picture.hidden = false;
      drawBoxes(boxes, scene, picture);
      show(names, summary(scene.faces));
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
      show(rate, now.state === "up" ? `${now.figures.framesPerSecond.toFixed(1)} fps` : cameraWords(now));
      rate.title = now.outage?.reason ?? "";
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
    return svg("g", { class: face.person ? "box named" : "box" },
      svg("rect", { x, y, width: w, height: tall, rx: size / 3 }),
      svg("rect", { class: "plate", x, y: above, width: plate, height: size * 1.6, rx: size / 3 }),
      svg("text", { x: x + size * 0.45, y: above + size * 1.15, "font-size": size }, label));
  }));
}
