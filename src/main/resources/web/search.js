// Search: past visits of the face of a photo, or of a person. The address may name a person, or a face of a frame.

import { faceDialog } from "./actions.js";
import { may, send, upload } from "./api.js";
import { combobox, personItem, persons } from "./combo.js";
import { empty, h, heading, refusal, show } from "./dom.js";
import { foundFace, foundVisit } from "./found.js";
import { faceJpeg } from "./pictures.js";

export async function search(root) {
  const results = h("div", { "aria-live": "polite" });
  const note = refusal();
  const reason = h("input", { maxlength: 200, autocomplete: "off" });
  const photo = h("input", { type: "file", accept: "image/*" });
  const who = combobox("Or a person who is enrolled", persons(), ({ person }) => ask(ofPerson(person)), { placeholder: "A person…" });
  let last = null;
  const ask = async (question) => {
    last = question;
    show(note);
    show(results, h("p", { class: "muted" }, "Searching…"));
    try {
      show(results, found(await question(query(reason.value))));
    } catch (error) {
      show(results);
      show(note, error.message);
    }
  };
  const byPhoto = (file) => file && ask((path) => upload(path, file));
  photo.addEventListener("change", () => byPhoto(photo.files[0]));
  const form = h("div", { class: "card pad stack" },
    h("label", {}, "A photo; drop it here or choose a file", photo),
    who.element,
    h("div", { class: "row" }, h("label", {}, "Reason, for the audit", reason), h("button", { class: "end", onclick: () => (last ? ask(last) : show(note, "Choose a photo or a person first.")) }, "Search")), note);
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    byPhoto(event.dataTransfer.files[0]);
  });
  show(root, heading("Search", "Finds past visits before all cameras. Each search is audited."),
    may("operator") ? form : empty("Not allowed", "A search needs the role of an operator."), results);
  const asked = addressed();
  if (asked.person) who.set(personItem(asked.person));
  if (asked.question && may("operator")) await ask(asked.question);
}

function ofPerson({ collection, person }) {
  return (path) => send("POST", path, { collection, person });
}

// What the address asks for.
function addressed() {
  const { collection, person, frame, box } = Object.fromEntries(new URLSearchParams(location.hash.split("?")[1]));
  if (person) return { person: { collection, person }, question: ofPerson({ collection, person }) };
  if (!frame || !box) return {};
  const [x, y, width, height] = box.split(",").map(Number);
  const [partition, offset] = frame.split("-");
  return { question: async (path) => upload(path, await faceJpeg({ partition, offset }, { x, y, width, height })) };
}

function query(reason) {
  return reason.trim() ? `/search?reason=${encodeURIComponent(reason.trim())}` : "/search";
}

function found({ visits, otherModel, missingCameras, missingPartitions }) {
  const list = visits.length
    ? h("div", { class: "people" }, visits.map((visit) => foundVisit(visit, () => faceDialog(foundFace(visit)), words(visit.likeness))))
    : empty("No visits found", "Nobody so similar was seen within the time that sightings are kept.");
  const notes = [
    ...(missingPartitions.length ? [missing(missingCameras)] : []),
    ...(otherModel ? [`Not compared: ${otherModel} visits that were recorded with another model. “sightline gallery reembed” embeds those that have a face.`] : []),
  ];
  return [...notes.map((note) => h("p", { class: "refusal", role: "alert" }, note)), list];
}

function missing(cameras) {
  return cameras.length ? `Not searched: ${cameras.join(", ")}. A part of the search stage does not answer.`
    : "Some cameras were not searched, because a part of the search stage does not answer.";
}

function words({ verdict, cosineSimilarity }) {
  const similar = `similarity ${cosineSimilarity.toFixed(2)}`;
  return verdict === "same-person" ? `Same person, ${similar}` : `Possibly the same person, ${similar}`;
}
