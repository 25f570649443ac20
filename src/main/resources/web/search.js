// Search: past visits of the face of a photo, or of a person.

import { may, send, upload } from "./api.js";
import { clock, day, empty, h, heading, refusal, show } from "./dom.js";
import { loadSamples } from "./pictures.js";
import { stranger } from "./words.js";

export async function search(root) {
  const persons = await loadSamples();
  const results = h("div", { "aria-live": "polite" });
  const note = refusal();
  const reason = h("input", { maxlength: 200, autocomplete: "off" });
  const photo = h("input", { type: "file", accept: "image/*" });
  const who = h("select", {}, h("option", { value: "" }, "A person…"),
    persons.map((each, index) => h("option", { value: index }, `${each.person} (${each.collection})`)));
  const ask = async (question) => {
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
  who.addEventListener("change", () => {
    const chosen = persons[who.value];
    if (chosen) ask((path) => send("POST", path, { collection: chosen.collection, person: chosen.person }));
  });
  const form = h("div", { class: "card pad stack" },
    h("label", {}, "A photo; drop it here or choose a file", photo),
    h("label", {}, "Or a person who is enrolled", who),
    h("label", {}, "Reason, for the audit", reason), note);
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    byPhoto(event.dataTransfer.files[0]);
  });
  show(root, heading("Search", "Finds past visits before all cameras. Each search is audited."),
    may("operator") ? form : empty("Not allowed", "A search needs the role of an operator."), results);
}

function query(reason) {
  return reason.trim() ? `/search?reason=${encodeURIComponent(reason.trim())}` : "/search";
}

function found({ visits, missingCameras, missingPartitions }) {
  const list = visits.length
    ? h("div", { class: "people" }, visits.map(card))
    : empty("No visits found", "Nobody so similar was seen within the time that sightings are kept.");
  return missingPartitions.length ? [h("p", { class: "refusal", role: "alert" }, missing(missingCameras)), list] : [list];
}

function missing(cameras) {
  return cameras.length ? `Not searched: ${cameras.join(", ")}. A part of the search stage does not answer.`
    : "Some cameras were not searched, because a part of the search stage does not answer.";
}

function card(visit) {
  const { person, stranger: id } = visit.who;
  return h("div", { class: "card person" },
    face(visit.bestFace.jpeg),
    h("strong", {}, person ?? (id ? stranger(id) : "Unknown person")),
    h("span", { class: "small" }, words(visit.likeness)),
    h("span", { class: "muted small" }, visit.camera),
    h("span", { class: "muted small" }, `${day(visit.firstSeen)}, ${clock(visit.firstSeen)}`));
}

function words({ verdict, cosineSimilarity }) {
  const similar = `similarity ${cosineSimilarity.toFixed(2)}`;
  return verdict === "same-person" ? `Same person, ${similar}` : `Possibly the same person, ${similar}`;
}

// The server sends the face with the visit, so it is shown even when the frame is gone.
function face(jpeg) {
  if (!jpeg) return h("div", { class: "shot" }, "No picture is kept");
  const bytes = Uint8Array.from(atob(jpeg), (each) => each.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
  return h("div", { class: "shot" }, h("img", { src: url, alt: "Best face", onload: () => URL.revokeObjectURL(url) }));
}
