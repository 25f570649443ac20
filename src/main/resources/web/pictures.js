// Pictures: an <img> cannot fetch them, because requests need the access token.

import { blob, get, person } from "./api.js";
import { h } from "./dom.js";

const chips = new Map();
let samples = new Map();

export async function loadSamples() {
  const { persons } = await get("/persons");
  samples = new Map(persons.map((each) => [`${each.collection}/${each.person}`, each.sample]));
  return persons;
}

export function chipUrl(collection, name, sample) {
  return loaded(`${person(collection, name)}/templates/${encodeURIComponent(sample)}/chip`);
}

function loaded(path) {
  if (!chips.has(path)) {
    const loading = blob(path).then((picture) => URL.createObjectURL(picture));
    loading.catch(() => chips.delete(path));
    chips.set(path, loading);
  }
  return chips.get(path);
}

// A round picture of a person: the portrait, or the initial if there is none.
export function avatar(collection, name) {
  if (!name) return h("span", { class: "avatar unknown", "aria-hidden": "true" }, "?");
  const round = h("span", { class: "avatar", "aria-hidden": "true" }, name.slice(0, 1).toUpperCase());
  if (samples.get(`${collection}/${name}`)) {
    loaded(`${person(collection, name)}/portrait`).then((url) => round.replaceChildren(h("img", { src: url, alt: "" })), () => {});
  }
  return round;
}

// A face cut out of its frame, with a margin.
export function shot(frame, box) {
  const holder = h("div", { class: "shot" }, "…");
  cut(frame, box).then(
    (canvas) => holder.replaceChildren(canvas),
    () => holder.replaceChildren("The frame is no longer stored"));
  return holder;
}

async function cut(frame, box) {
  const picture = await createImageBitmap(await blob(`/frames/${frame.partition}-${frame.offset}`));
  const side = Math.max(box.width, box.height) * 1.5;
  const canvas = h("canvas", { width: 320, height: 320, role: "img", "aria-label": "Best shot" });
  const left = box.x + box.width / 2 - side / 2;
  const top = box.y + box.height / 2 - side / 2;
  canvas.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, 320, 320);
  picture.close();
  return canvas;
}
