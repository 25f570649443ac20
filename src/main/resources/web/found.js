// Cards of visits that the search found, and of enrolled faces.

import { may, person as path, send } from "./api.js";
import { picture } from "./actions.js";
import { choosePerson } from "./choose.js";
import { past } from "./corrections.js";
import { clock, day, h, undoable } from "./dom.js";
import { chipUrl } from "./pictures.js";
import { strangerOf } from "./words.js";

// The face of a visit that the search found.
export function foundFace({ id, who, camera, firstSeen, bestFace }) {
  return { ...who, stranger: who.common ?? who.stranger, camera, visit: id, at: firstSeen, frame: bestFace.frame, box: bestFace.box, jpeg: jpeg(bestFace.jpeg) };
}

function jpeg(base64) {
  return base64 ? new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], { type: "image/jpeg" }) : null;
}

export function foundVisit(visit, open, words = null) {
  const { person, stranger: id } = visit.who;
  return h("button", { class: "card person", onclick: open },
    picture(foundFace(visit)),
    h("strong", { class: "truncate" }, person ?? (id ? strangerOf(visit.who) : "Unknown person")),
    words ? h("span", { class: "small" }, words) : null,
    h("span", { class: "muted small" }, visit.camera),
    h("span", { class: "muted small" }, `${day(visit.firstSeen)}, ${clock(visit.firstSeen)}`));
}

// An enrolled face, with its quality and what can be done about it.
export function face(who, template, refresh) {
  const skeleton = h("div", { class: "skeleton" });
  chipUrl(who.collection, who.person, template.sample).then(
    (url) => skeleton.replaceWith(h("img", { src: url, alt: `${who.person}, from ${template.source}` })), () => {});
  const { quality } = template;
  const rows = [...(template.negative ? [] : [["decided", template.decided.toLocaleString()]]), ["size", `${quality.sizePx.toFixed(0)} px`], ["sharpness", quality.sharpness.toFixed(0)],
    ["brightness", quality.brightness.toFixed(0)], ["turned", `${Math.abs(quality.yawDegrees).toFixed(0)}°`], ["enrolled", day(template.enrolledAt)]];
  return h("figure", { class: template.negative ? "chip negative" : "chip", "data-sample": template.sample, style: { margin: 0 } }, skeleton,
    h("figcaption", { class: "small truncate", title: template.source }, template.negative ? `not ${who.person}` : template.source),
    h("div", { class: "findings" }),
    h("dl", { class: "muted" }, rows.flatMap(([term, value]) => [h("dt", {}, term), h("dd", { class: "number" }, value)])),
    buttons(who, template, refresh));
}

function buttons(who, template, refresh) {
  const own = `${path(who.collection, who.person)}/templates/${encodeURIComponent(template.sample)}`;
  const later = (text, act, done) => undoable(text, async () => {
    const change = await act();
    await refresh();
    return `${done}${past(change)}`;
  });
  const move = () => choosePerson("Whose face is it?", `The face will be removed from ${who.person}.`,
    (to) => later(`The face moves from ${who.person} to ${to.person}.`, () => send("POST", `${own}/move`, { collection: to.collection, person: to.person }), `The face is ${to.person}'s now.`),
    { isNew: true, except: (each) => each.person === who.person && each.collection === who.collection });
  const negative = () => later(`Not ${who.person}: the face becomes a negative example, and faces like it will not be named ${who.person}.`, () => send("POST", `${own}/negative`), "The face is a negative example now.");
  const remove = () => later("The face will be removed.", () => send("DELETE", own), "The face is removed.");
  return [
    may("operator") && !template.negative ? [h("button", { class: "quiet", onclick: move }, "Move to …"), h("button", { class: "quiet", onclick: negative }, `Not ${who.person}`)] : null,
    may("admin") ? h("button", { class: "quiet", onclick: remove }, "Remove") : null];
}
