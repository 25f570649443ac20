// Pictures: an <img> cannot fetch them, because requests need the access token.

import { blob, person } from "./api.js";
import { h } from "./dom.js";

const MAX_CHIPS = 1000;
const chips = new Map();

export function chipUrl(collection, name, sample) {
  return loaded(`${person(collection, name)}/templates/${encodeURIComponent(sample)}/chip`);
}

function loaded(path) {
  if (!chips.has(path)) {
    const loading = blob(path).then((picture) => URL.createObjectURL(picture));
    loading.catch(() => chips.delete(path));
    chips.set(path, loading);
    if (chips.size > MAX_CHIPS) forgetOldest();
  }
  return chips.get(path);
}

// A picture that is shown stays when its address is revoked.
function forgetOldest() {
  const [path, loading] = chips.entries().next().value;
  chips.delete(path);
  loading.then(URL.revokeObjectURL, () => {});
}

// A round picture of a person: the portrait, fetched once it comes onto the screen, or the initial if there is none.
export function avatar(collection, name) {
  if (!name) return h("span", { class: "avatar unknown", "aria-hidden": "true" }, "?");
  const round = h("span", { class: "avatar", "aria-hidden": "true" }, name.slice(0, 1).toUpperCase());
  whenSeen(round, () => loaded(`${person(collection, name)}/portrait`).then((url) => round.replaceChildren(h("img", { src: url, alt: "" })), () => {}));
  return round;
}

const MAX_CUTS = 400;
const cuts = new Map();
const onScreen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    onScreen.unobserve(target);
    target.dispatchEvent(new Event("seen"));
  }
}, { rootMargin: "200px" });

function whenSeen(element, action) {
  element.addEventListener("seen", action, { once: true });
  onScreen.observe(element);
}

// A face cut out of its frame, with a margin; fetched once it comes onto the screen.
export function shot(frame, box) {
  const holder = h("span", { class: "shot" }, "…");
  whenSeen(holder, async () => {
    try {
      const face = await cached(frame, box);
      const canvas = h("canvas", { width: SIDE, height: SIDE, role: "img", "aria-label": "Best shot" });
      canvas.getContext("2d").drawImage(face, 0, 0);
      holder.replaceChildren(canvas);
    } catch {
      holder.replaceChildren("The frame is no longer stored");
    }
  });
  return holder;
}

const SIDE = 320;

function cached(frame, box) {
  const key = `${frame.partition}-${frame.offset}-${box.x}-${box.y}`;
  if (!cuts.has(key)) {
    const cutting = cut(frame, box);
    cutting.catch(() => cuts.delete(key));
    cuts.set(key, cutting);
    if (cuts.size > MAX_CUTS) cuts.delete(cuts.keys().next().value);
  }
  return cuts.get(key);
}

async function cut(frame, box, margin = 1.5) {
  const picture = await createImageBitmap(await blob(`/frames/${frame.partition}-${frame.offset}`));
  const side = Math.max(box.width, box.height) * margin;
  const left = box.x + box.width / 2 - side / 2;
  const top = box.y + box.height / 2 - side / 2;
  const face = h("canvas", { width: SIDE, height: SIDE });
  face.getContext("2d").drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  return face;
}

// The same as a picture to send, with so much around the face that a detector finds it.
export async function faceJpeg(frame, box) {
  const face = await cut(frame, box, 2.2);
  return new Promise((resolve) => face.toBlob(resolve, "image/jpeg", 0.95));
}
