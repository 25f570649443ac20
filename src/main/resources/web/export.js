// Saves the visits that match filters, or all data of a person, as a file.

import { blob, get, person as path } from "./api.js";
import { h, toast } from "./dom.js";

const PAGE = 1000;
const COLUMNS = ["visit", "camera", "collection", "person", "stranger", "common", "firstSeen", "lastSeen", "over", "revised", "cosineSimilarity", "threshold"];

export async function save(format, filters) {
  try {
    const visits = (await all(filters)).map(flat);
    if (format === "CSV") download("visits.csv", csv(visits), "text/csv");
    else download("visits.json", JSON.stringify(visits, null, 2), "application/json");
    toast(`Visits saved: ${visits.length.toLocaleString()}.`);
  } catch (error) {
    toast(`The visits could not be saved. ${error.message}`, true);
  }
}

// Everything that the server holds about a person: the enrolled faces with their pictures, and all visits.
export async function savePerson({ collection, person }) {
  try {
    const own = path(collection, person);
    const detail = await get(own);
    for (const template of detail.templates) template.png = await base64(`${own}/templates/${encodeURIComponent(template.sample)}/chip`);
    const { visits: sightings } = await get(`${own}/visits`);
    const visits = await all({ collection, person });
    download(`${person}.json`, JSON.stringify({ ...detail, sightings, visits }, null, 2), "application/json");
    toast(`Data saved. Enrolled faces: ${detail.templates.length}, visits: ${sightings.length}.`);
  } catch (error) {
    toast(`The data could not be saved. ${error.message}`, true);
  }
}

async function base64(picture) {
  const bytes = new Uint8Array(await (await blob(picture)).arrayBuffer());
  return btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
}

function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function all(filters) {
  const found = [];
  for (let page = null; !page || page.length === PAGE;) {
    const after = page ? { after: page.at(-1).visit } : {};
    page = (await get(`/visits?${new URLSearchParams({ ...filters, ...after, limit: PAGE })}`)).visits;
    found.push(...page);
  }
  return found;
}

function flat({ event, ...visit }) {
  return { ...visit, cosineSimilarity: event.bestShot.cosineSimilarity, threshold: event.evidence.threshold };
}

// A value that a spreadsheet would take for a formula begins with an apostrophe.
function csv(visits) {
  const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const number = (value) => (typeof value === "number" ? String(value) : cell(value));
  return [COLUMNS.join(","), ...visits.map((visit) => COLUMNS.map((name) => number(visit[name])).join(","))].join("\r\n") + "\r\n";
}
