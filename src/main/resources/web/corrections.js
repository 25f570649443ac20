// Changes that an operator makes about one face; each returns what was done, in words.
//
// A face is { person, collection, stranger, camera, visit, at, frame: { partition, offset }, box, jpeg }. Fields that are not known are null.

import { Problem, blob, get, person as path, send, upload } from "./api.js";

// Gives the face a name: enrols it, keeps it from the person it was named as, and gives that person the visit.
export async function name(face, collection, person) {
  const asStranger = await strangerDone(face, (id) => send("POST", "/strangers/name", { id, collection, person }));
  if (asStranger) return named(asStranger, person);
  const done = face.person ? [await kept(face)] : [];
  done.push(await enrolled(face, collection, person));
  done.push(await revised(face, { collection, person }));
  return done.filter(Boolean).join(" ");
}

// A picture that is not good enough, or fits another person, does not keep a visit from an enrolled person.
async function enrolled(face, collection, person) {
  try {
    const change = await enrol(face, `${path(collection, person)}/templates`);
    return `${change.enrolled ? `The face is enrolled for ${person}.` : `${person} has this face already.`}${past(change)}`;
  } catch (error) {
    if (!(error instanceof Problem) || ![409, 422].includes(error.status) || !(await isEnrolled(collection, person))) throw error;
    return `The face is not enrolled: ${error.message}.`;
  }
}

async function isEnrolled(collection, person) {
  try {
    await get(path(collection, person));
    return true;
  } catch (error) {
    if (error.status !== 404) throw error;
    return false;
  }
}

async function revised(face, { collection = null, person = null }) {
  if (!face.visit) return "";
  const { revised: isDone } = await send("POST", "/visits/revise", { camera: face.camera, visit: face.visit, collection, person });
  const { visits: [visit] } = isDone ? { visits: [] } : await get(`/visits?${new URLSearchParams({ visit: face.visit })}`);
  if (visit && !visit.over) return "The visit is not over; the matchers decide it by the new examples.";
  return person ? `The visit is ${person}'s now.` : "The visit has no name now.";
}

async function kept(face) {
  const change = await enrol(face, `${path(face.collection, face.person)}/negatives`);
  return `The face is kept from ${face.person}.${past(change)}`;
}

// The past visits that a change has revised, in words.
export function past({ revised: count, notSearched }) {
  return `${count ? ` Past visits revised: ${count.toLocaleString()}.` : ""}${notSearched ? ` Not searched: ${notSearched}.` : ""}`;
}

// What became of a stranger; null for a person, and for a visit that an operator has taken from a person: it is no stranger's.
async function strangerDone(face, act) {
  if (face.person || !isStranger(face)) return null;
  try {
    return await act(face.stranger);
  } catch (error) {
    if (error.status !== 404) throw error;
    return null;
  }
}

export async function refuse(face) {
  return `${await kept(face)} ${await revised(face, {})}`.trim();
}

export async function ignore(face) {
  if (face.person) {
    await setStatus(face, "ignored");
    return `${face.person} is ignored. The person's page can end that.`;
  }
  const asStranger = await strangerDone(face, (id) => send("POST", "/strangers/ignore", { id, collection: "default" }));
  if (asStranger) {
    named(asStranger, "");
    return "The stranger is ignored. The view People can end that.";
  }
  const unnamed = { collection: "default", person: `unknown-${face.frame.partition}-${face.frame.offset}` };
  await enrol(face, `${path(unnamed.collection, unnamed.person)}/templates`);
  await setStatus(unnamed, "ignored");
  return `The face is ignored as ${unnamed.person}. The view People can end that.`;
}

export async function setStatus({ collection, person }, status) {
  await send("PATCH", path(collection, person), { status });
}

// Strangers of events have an id of this form; the search has the same ids.
export function isStranger(face) {
  return Boolean(face.stranger?.startsWith("unknown/"));
}

function named(done, person) {
  if (!done.enrolled) throw new Error(`Not enrolled: ${refusals(done)}.`);
  return `${person} is enrolled.${past(done)}`;
}

function refusals(done) {
  return done.refusals.join("; ") || "no picture of the visits is kept";
}

// Sends the whole frame with the place of the face: a detector may not find the face in a part of it.
async function enrol(face, to) {
  const source = `${face.camera} ${face.at}`;
  try {
    const picture = await blob(`/frames/${face.frame.partition}-${face.frame.offset}`, "image/jpeg");
    const { x, y, width, height } = face.box;
    return await upload(`${to}?${new URLSearchParams({ source, face: [x, y, width, height].join(",") })}`, picture);
  } catch (error) {
    if (error.status !== 404 || !face.jpeg) throw error;
    return upload(`${to}?${new URLSearchParams({ source })}`, face.jpeg);
  }
}

// Names or ignores several strangers one after another. A stranger that the server no longer lists has become that person meanwhile.
export async function each(strangers, act) {
  const refused = [];
  let revisions = 0;
  for (const { id } of strangers) {
    try {
      const done = await act(id);
      if (done.enrolled) revisions += done.revised;
      else refused.push({ id, why: refusals(done) });
    } catch (error) {
      if (error.status !== 404) refused.push({ id, why: error.message });
    }
  }
  return { refused, revisions };
}
