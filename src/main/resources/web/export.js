// Saves the visits that match filters as a file.

import { get } from "./api.js";
import { h, toast } from "./dom.js";

const PAGE = 1000;
const COLUMNS = ["visit", "camera", "collection", "person", "stranger", "firstSeen", "lastSeen", "over", "revised", "cosineSimilarity", "threshold"];

export async function save(format, filters) {
  try {
    const visits = (await all(filters)).map(flat);
    const text = format === "CSV" ? csv(visits) : JSON.stringify(visits, null, 2);
    const url = URL.createObjectURL(new Blob([text], { type: format === "CSV" ? "text/csv" : "application/json" }));
    h("a", { href: url, download: `visits.${format.toLowerCase()}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    toast(`Visits saved: ${visits.length.toLocaleString()}.`);
  } catch (error) {
    toast(`The visits could not be saved. ${error.message}`, true);
  }
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
