// Live: what each camera sees, who is there, and who comes and goes.

import { blob, get } from "./api.js";
import { clock, empty, h, heading, show, skeletons, svg } from "./dom.js";
import { avatar, loadSamples } from "./pictures.js";
import { explain } from "./events.js";
import { what, who } from "./words.js";

const FEED = 60;

export async function live(root, context) {
  const wall = h("div", { class: "wall" }, ...skeletons(2));
  const here = h("ul", { class: "here", "aria-label": "Who is here now" });
  const feed = h("ol", { "aria-label": "Events" });
  const seen = h("ul", { class: "seen" });
  show(root, heading("Live", "What the cameras see now, five pictures a second at most.", here),
    h("div", { class: "live" },
      h("div", { class: "stack" }, wall, h("section", { class: "card" }, h("h2", {}, "Last seen"), seen)),
      h("section", { class: "card feed" }, h("h2", {}, "Who comes and goes"), feed)));
  await loadSamples();
  const tiles = new Map();
  const [{ scenes }, { events }] = await Promise.all([get("/scenes"), get(`/events?limit=${FEED}`)]);
  if (context.left()) return;
  show(wall, scenes.length ? [] : empty("No camera yet", "A camera appears here with its first frame: sightline camera --id entrance rtsp://…"));
  show(feed, events.length ? events.map((event) => entry(event)) : empty("Nothing yet", "Whoever comes or goes is told of here."));
  const showScene = (scene) => {
    if (!tiles.size) show(wall);
    if (!tiles.has(scene.camera)) {
      tiles.set(scene.camera, tile(scene.camera));
      wall.append(tiles.get(scene.camera).element);
    }
    tiles.get(scene.camera).show(scene);
  };
  scenes.forEach(showScene);
  context.on((type, data) => {
    if (type === "scene") showScene(data);
    if (type === "event") {
      if (feed.firstElementChild?.className === "empty") show(feed);
      feed.prepend(entry(data, true));
      while (feed.children.length > FEED) feed.lastElementChild.remove();
      refreshPresence(here, seen, context);
    }
  });
  context.every(5, () => refreshTiles(tiles));
  await Promise.all([refreshPresence(here, seen, context), refreshTiles(tiles)]);
}

async function refreshPresence(here, seen, context) {
  const { now, lastSeen } = await get("/presence");
  if (context.left()) return;
  const named = now.filter((stay) => stay.person).slice(0, 12);
  const strangers = new Map();
  for (const stay of now) {
    if (!stay.person) strangers.set(stay.camera, (strangers.get(stay.camera) ?? 0) + 1);
  }
  const badge = (round, text, camera) => h("li", {}, round, h("span", {}, text), h("span", { class: "muted small" }, camera));
  show(here,
    named.map((stay) => badge(avatar(stay.collection, stay.person), stay.person, stay.camera)),
    [...strangers].map(([camera, count]) => badge(avatar(), `${count} unknown`, camera)));
  show(seen, lastSeen.length ? lastSeen.map((stay) =>
    h("li", {}, avatar(stay.collection, stay.person), h("strong", { class: "truncate" }, stay.person),
      h("span", { class: "muted small" }, `${stay.camera}, ${clock(stay.lastSeen)}`))) : h("li", { class: "muted" }, "Nobody of the enrolled has been seen yet."));
}

async function refreshTiles(tiles) {
  const { cameras } = await get("/cameras");
  for (const camera of cameras) tiles.get(camera.id)?.state(camera);
}

function tile(camera) {
  const picture = h("img", { alt: `What ${camera} sees`, hidden: true });
  const boxes = svg("svg", { "aria-hidden": "true", preserveAspectRatio: "xMidYMid meet" });
  const dot = h("span", { class: "dot" });
  const rate = h("span", { class: "muted small right" });
  const names = h("span", { class: "muted small truncate" });
  const element = h("article", { class: "card tile" },
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
      // The frame has gone already; the next one comes soon.
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
    state(now) {
      element.classList.toggle("silent", now.state !== "live");
      dot.className = now.state === "live" ? "dot good" : "dot";
      show(rate, now.state === "live" ? `${now.framesPerSecond.toFixed(1)} fps` : "silent");
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

export function entry(event, fresh = false) {
  const similarity = event.bestShot.cosineSimilarity;
  return h("li", {},
    h("button", { class: fresh ? "entry fresh" : "entry", onclick: () => explain(event) },
      avatar(event.collection, event.person),
      h("strong", { class: "truncate" }, who(event)),
      h("time", { datetime: event.occurredAt }, clock(event.occurredAt)),
      h("span", { class: "where truncate" }, `${what(event)} · ${event.camera}`, similarity === null ? "" : ` · cosine ${similarity.toFixed(3)}`)));
}
